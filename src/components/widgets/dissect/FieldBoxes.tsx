import type { Field } from '../../../lib/net/wire/field.ts';

interface FieldBoxesProps {
  readonly label: string;
  /** The lines of a message, each with its fields. */
  readonly lines: readonly Field[];
}

const WIDTH = 360;
const ROW = 34;
/** Of a letter of the fixed-width font at this size. */
const LETTER = 6.6;
/** What a field without letters is shown as. */
const signs: Readonly<Record<string, string>> = {
  SP: '␣',
  CRLF: String.raw`\r\n`,
  'Empty line': String.raw`\r\n`,
  Colon: ': ',
};

/** A message as its bytes stand: each line a row, each field a box with what it says. */
export function FieldBoxes({ label, lines }: FieldBoxesProps) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${lines.length * ROW}`} role="img" aria-label={label} fill="var(--ink)">
      {lines.map((line, row) => {
        let x = 1;
        return (line.children ?? [line]).map(({ id, name, value }) => {
          const text = value || (signs[name] ?? '');
          const isSign = value === '';
          const width = text.length * LETTER + 8;
          const left = x;
          x += width;
          return (
            <g key={id}>
              <rect
                x={left}
                y={row * ROW + 3}
                width={width}
                height={ROW - 8}
                fill={isSign ? 'var(--paper-sunken)' : 'var(--paper)'}
                stroke={isSign ? 'var(--line-strong)' : 'var(--packet-data)'}
                stroke-width="1.5"
              />
              <text
                x={left + width / 2}
                y={row * ROW + 20}
                text-anchor="middle"
                font-family="var(--mono)"
                font-size="11"
                textLength={text.length * LETTER}
                style={{ whiteSpace: 'pre' }}
              >
                {text}
              </text>
            </g>
          );
        });
      })}
    </svg>
  );
}
