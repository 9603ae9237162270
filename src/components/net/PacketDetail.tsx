import { useId, useMemo, useState } from 'preact/hooks';
import type { SourcePosition } from '../../lib/net/trace/event.ts';
import type { Hop } from '../../lib/net/trace/hop.ts';
import { encodePacket } from '../../lib/net/wire/encode.ts';
import type { Field } from '../../lib/net/wire/field.ts';
import { fieldsOf } from '../../lib/net/wire/fields-of.ts';
import { utf8Text } from '../../lib/net/wire/utf8.ts';
import { HexDump } from './HexDump.tsx';
import { fieldName, fieldValue } from './packet-field-names.ts';
import { payloadOf } from './packet-kind.ts';
import { Meanings } from './packet-meaning.ts';
import { causeOf } from './packet-source.ts';
import { count, formatMilliseconds, packetTexts } from './packet-texts.ts';
import './PacketDetail.css';
import type { PacketFigure, TraceView } from './trace-view.ts';

interface PacketDetailProps extends Omit<PacketFigure, 'onSelect'> {
  readonly onSource?: ((source: SourcePosition) => void) | undefined;
}

/** One packet taken apart: what it says, the code that caused it, and its fields beside the bytes they are made of. */
export function PacketDetail({ lang, view, selected, onSource }: PacketDetailProps) {
  const texts = packetTexts[lang].detail;
  const hop = view.hops.find(({ id }) => id === selected);
  if (!hop) return <p class="net-detail nothing">{texts.nothing}</p>;
  return (
    <section class="net-detail" aria-label={texts.name}>
      <Summary lang={lang} view={view} hop={hop} onSource={onSource} />
      <Dissection key={hop.packet.id} lang={lang} view={view} hop={hop} />
    </section>
  );
}

interface PartProps {
  readonly lang: PacketFigure['lang'];
  readonly view: TraceView;
  readonly hop: Hop;
}

function Summary({ lang, view, hop, onSource }: PartProps & Pick<PacketDetailProps, 'onSource'>) {
  const texts = packetTexts[lang].detail;
  const meaning = useMemo(() => {
    const reader = new Meanings(lang, view.numbers);
    for (const earlier of view.hops)
      if (earlier !== hop) reader.of(earlier);
      else break;
    return reader.of(hop);
  }, [lang, view, hop]);
  const call = causeOf(view, hop);
  return (
    <header>
      <p class="meaning">
        <strong>
          {hop.from} → {hop.to}
        </strong>{' '}
        {meaning}
      </p>
      <p class="times">{timesOf(hop, lang)}</p>
      <p class="cause">
        {call?.source ? (
          <>
            {texts.cause}{' '}
            {onSource ? (
              <button type="button" onClick={() => onSource(call.source!)}>
                <code>{call.label}</code> {call.source.file}:{call.source.line}
              </button>
            ) : (
              <span>
                <code>{call.label}</code> {call.source.file}:{call.source.line}
              </span>
            )}
          </>
        ) : (
          !call && hop.packet.body.protocol === 'tcp' && texts.kernel
        )}
      </p>
    </header>
  );
}

function timesOf(hop: Hop, lang: PacketFigure['lang']): string {
  const { detail: texts, causes } = packetTexts[lang];
  const words = [texts.sent(formatMilliseconds(hop.enteredAt))];
  if (hop.startAt !== undefined && hop.startAt > hop.enteredAt) {
    words.push(texts.waited(formatMilliseconds(hop.startAt - hop.enteredAt)));
  }
  if (hop.droppedAt !== undefined) {
    words.push(texts.lost(formatMilliseconds(hop.droppedAt), causes[hop.cause ?? 'loss']));
  } else if (hop.receivedAt !== undefined) {
    words.push(texts.received(formatMilliseconds(hop.receivedAt)));
  } else words.push(texts.underWay);
  return words.join(' · ');
}

/** The fields and the bytes: pointing at one marks the other. */
function Dissection({ lang, view, hop: { packet } }: PartProps) {
  const texts = packetTexts[lang].detail;
  const id = useId();
  const bytes = useMemo(() => encodePacket(packet), [packet]);
  const fields = useMemo(() => fieldsOf(packet, view.numbers.get(packet.id)), [packet, view]);
  const [pinned, pin] = useState<Field>();
  const [pointed, point] = useState<Field>();
  const marked = pointed ?? pinned;
  const payload = payloadOf(packet);
  return (
    <>
      <p class="size">{texts.size(count(bytes.length, lang), count(payload.length, lang))}</p>
      <div class="net-detail-both">
        <div class="fields">
          <h4 id={`${id}-fields`}>{texts.fields}</h4>
          <div onPointerLeave={() => point(undefined)}>
            <FieldList
              fields={fields}
              lang={lang}
              marked={marked}
              pinned={pinned}
              onPoint={point}
              onPin={(field) => pin(field === pinned ? undefined : field)}
            />
          </div>
        </div>
        <div class="bytes">
          <h4 id={`${id}-bytes`}>{texts.bytes}</h4>
          <HexDump
            bytes={bytes}
            label={`${texts.bytes}. ${texts.bytesHelp}`}
            marked={marked}
            describe={(at) => describe(deepest(fields, at), lang)}
            onPoint={(at) => point(at === undefined ? undefined : deepest(fields, at))}
            onPin={(at) => pin(deepest(fields, at))}
          />
          <Payload payload={payload} lang={lang} />
        </div>
      </div>
    </>
  );
}

function Payload({ payload, lang }: { readonly payload: Uint8Array; readonly lang: PacketFigure['lang'] }) {
  const texts = packetTexts[lang].detail;
  if (payload.length === 0) return null;
  const text = utf8Text(payload);
  return (
    <div class="payload">
      <h4>{texts.text}</h4>
      {text === undefined ? <p>{texts.noText}</p> : <pre>{text}</pre>}
    </div>
  );
}

interface FieldListProps {
  readonly fields: readonly Field[];
  readonly lang: PacketFigure['lang'];
  readonly marked: Field | undefined;
  readonly pinned: Field | undefined;
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
            aria-pressed={pinned?.id === field.id}
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

const describe = (field: Field | undefined, lang: PacketFigure['lang']): string =>
  field ? `${fieldName(field.name, lang)} ${fieldValue(field.value, lang)}`.trim() : '';
