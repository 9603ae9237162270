import { useEffect, useRef, useState } from 'preact/hooks';
import type { Field } from '../../lib/net/wire/field.ts';

interface HexDumpProps {
  readonly bytes: Uint8Array;
  readonly label: string;
  readonly marked: Field | undefined;
  /** So many bytes have been read; those behind stand back. Default: all. */
  readonly read?: number | undefined;
  /** The byte that the learner pointed to before, and what to call it. */
  readonly guessed?: { readonly at: number; readonly label: string } | undefined;
  /** What the byte at this place belongs to, for screen readers. */
  readonly describe: (at: number) => string;
  readonly onPoint: (at: number | undefined) => void;
  readonly onPin: (at: number) => void;
}

const ROW = 8;

/** A packet's bytes in hexadecimal, eight a row, with the printable ASCII beside them. One tab stop; arrows move. */
export function HexDump(props: HexDumpProps) {
  const { bytes, label, marked, read = bytes.length, guessed, describe, onPoint, onPin } = props;
  const [current, setCurrent] = useState(0);
  const area = useRef<HTMLDivElement>(null);
  const focused = useRef(false);
  useEffect(() => {
    if (focused.current) area.current?.querySelector<HTMLElement>(`[data-at="${current}"]`)?.focus();
  }, [current]);

  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: ROW,
      ArrowUp: -ROW,
      Home: -bytes.length,
      End: bytes.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setCurrent(Math.min(bytes.length - 1, Math.max(0, current + step)));
  };
  const isMarked = (at: number) => marked && at >= marked.offset && at < marked.offset + marked.length;

  const rows = [];
  for (let start = 0; start < bytes.length; start += ROW) {
    const places = Array.from({ length: Math.min(ROW, bytes.length - start) }, (_, place) => start + place);
    rows.push(
      <div class="row" key={start}>
        <span class="offset" aria-hidden="true">
          {start.toString(16).padStart(4, '0')}
        </span>
        <span class="hexes">
          {places.map((at) => (
            <button
              type="button"
              key={at}
              data-at={at}
              class={`byte${isMarked(at) ? ' marked' : ''}${at >= read ? ' unread' : ''}${at === guessed?.at ? ' guessed' : ''}`}
              title={at === guessed?.at ? guessed.label : undefined}
              tabIndex={at === current ? 0 : -1}
              aria-label={`${hex(bytes[at]!)}, ${describe(at)}${at === guessed?.at ? `, ${guessed.label}` : ''}`}
              onPointerEnter={() => onPoint(at)}
              onFocus={() => {
                focused.current = true;
                setCurrent(at);
                onPoint(at);
              }}
              onBlur={() => {
                focused.current = false;
                onPoint(undefined);
              }}
              onClick={() => onPin(at)}
            >
              {hex(bytes[at]!)}
            </button>
          ))}
        </span>
        <span class="ascii" aria-hidden="true">
          {places.map((at) => (
            <span key={at} class={at >= read ? 'unread' : isMarked(at) ? 'marked' : undefined}>
              {printable(bytes[at]!)}
            </span>
          ))}
        </span>
      </div>,
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div
      class="net-hex hex"
      role="group"
      aria-label={label}
      ref={area}
      onKeyDown={move}
      onPointerLeave={() => onPoint(undefined)}
    >
      {rows}
    </div>
  );
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const printable = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·');
