import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { Field } from '../../lib/net/wire/field.ts';
import { HexDump } from './HexDump.tsx';
import { addStyle } from './late-style.ts';
import styles from './PacketDetail.css?inline';
import { fieldName, fieldValue } from './packet-field-names.ts';
import { packetTexts } from './packet-texts.ts';

addStyle(styles);

interface DissectionProps {
  readonly lang: Language;
  readonly bytes: Uint8Array;
  readonly fields: readonly Field[];
  /** So many bytes have been read. Default: all. */
  readonly read?: number | undefined;
  /** A byte that the learner pointed to before, and what to call it. */
  readonly guessed?: { readonly at: number; readonly label: string } | undefined;
  /** Told which byte the learner has chosen, and undefined when it is let go. */
  readonly onPin?: ((at: number | undefined) => void) | undefined;
  /** Stands below the bytes. */
  readonly children?: ComponentChildren;
}

/** The fields and the bytes: pointing at one marks the other. */
export function Dissection({ lang, bytes, fields, read, guessed, onPin, children }: DissectionProps) {
  const texts = packetTexts[lang].detail;
  const id = useId();
  const [pinned, pin] = useState<string>();
  const [pointed, point] = useState<string>();
  const marked = byId(fields, pointed ?? pinned);
  const choose = (field: Field | undefined, at: number | undefined) => {
    const same = field?.id === pinned;
    pin(same ? undefined : field?.id);
    onPin?.(same ? undefined : at);
  };
  return (
    <div class="net-detail-both">
      <div class="fields">
        <h4 id={`${id}-fields`}>{texts.fields}</h4>
        <div onPointerLeave={() => point(undefined)}>
          <FieldList
            fields={fields}
            lang={lang}
            marked={marked}
            pinned={pinned}
            onPoint={(field) => point(field?.id)}
            onPin={(field) => choose(field, field.offset)}
          />
        </div>
      </div>
      <div class="bytes">
        <h4 id={`${id}-bytes`}>{texts.bytes}</h4>
        <HexDump
          bytes={bytes}
          label={`${texts.bytes}. ${texts.bytesHelp}`}
          marked={marked}
          read={read}
          guessed={guessed}
          describe={(at) => describe(deepest(fields, at), lang)}
          onPoint={(at) => point(at === undefined ? undefined : deepest(fields, at)?.id)}
          onPin={(at) => choose(deepest(fields, at), at)}
        />
        {children}
      </div>
    </div>
  );
}

interface FieldListProps {
  readonly fields: readonly Field[];
  readonly lang: Language;
  readonly marked: Field | undefined;
  /** Its id. */
  readonly pinned: string | undefined;
  readonly onPoint: (field: Field | undefined) => void;
  readonly onPin: (field: Field) => void;
}

function FieldList(props: FieldListProps) {
  const { fields, lang, marked, pinned, onPoint, onPin } = props;
  return (
    <ul class={fields.every(({ bits }) => bits?.[1] === 1) ? 'bits' : undefined}>
      {fields.map((field) => (
        <li key={field.id}>
          <button
            type="button"
            class={marked?.id === field.id ? 'field marked' : 'field'}
            aria-pressed={pinned === field.id}
            title={field.name}
            onPointerEnter={() => onPoint(field)}
            onFocus={() => onPoint(field)}
            onBlur={() => onPoint(undefined)}
            onClick={() => onPin(field)}
          >
            <span class="name">{fieldName(field.name, lang)}</span>{' '}
            {field.value && <span class="value">{fieldValue(field.value, lang)}</span>}
          </button>
          {field.children && <FieldList {...props} fields={field.children} />}
        </li>
      ))}
    </ul>
  );
}

/** The smallest field that holds the byte. */
function deepest(fields: readonly Field[], at: number): Field | undefined {
  const holder = fields.find(({ offset, length }) => at >= offset && at < offset + length);
  if (!holder?.children) return holder;
  const child = deepest(holder.children, at);
  // Fields of a few bits share their byte: the one that holds them all says more.
  return child?.bits && child.length === 1 && (child.bits[1] ?? 8) === 1 ? holder : (child ?? holder);
}

const describe = (field: Field | undefined, lang: Language): string =>
  field ? `${fieldName(field.name, lang)} ${fieldValue(field.value, lang)}`.trim() : '';

function byId(fields: readonly Field[], id: string | undefined): Field | undefined {
  if (id === undefined) return undefined;
  for (const field of fields) {
    const found = field.id === id ? field : byId(field.children ?? [], id);
    if (found) return found;
  }
  return undefined;
}
