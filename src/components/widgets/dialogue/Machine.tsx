import type { SmtpState } from '../../../lib/messages/smtp-session.ts';
import type { DialogueTexts } from './texts.ts';

interface MachineProps {
  readonly words: DialogueTexts;
  readonly state: SmtpState;
  /** Of its arrowhead: the figure may stand in a page twice. */
  readonly tip: string;
}

const BOX = { width: 104, height: 34 };
/** Where the states stand, in the order of a mail; the last row goes back. */
const PLACES: Readonly<Record<SmtpState, readonly [x: number, y: number]>> = {
  connected: [8, 8],
  ready: [8, 92],
  mail: [8, 176],
  recipients: [196, 176],
  data: [196, 92],
  closed: [196, 8],
};

/** What is accepted where, and where it leads. */
const ARROWS: readonly {
  readonly path: string;
  readonly word: string;
  readonly at: readonly [number, number];
}[] = [
  { path: 'M60 42V90', word: 'EHLO', at: [66, 70] },
  { path: 'M60 126V174', word: 'MAIL', at: [66, 154] },
  { path: 'M112 193H194', word: 'RCPT', at: [133, 187] },
  { path: 'M248 176V128', word: 'DATA', at: [254, 156] },
  { path: 'M196 109H114', word: '.', at: [150, 103] },
  { path: 'M112 96L194 34', word: 'QUIT', at: [128, 56] },
];

/** The server's state machine, with the state it is in. */
export function Machine({ words, state, tip }: MachineProps) {
  return (
    <section aria-label={words.machine}>
      <h4>{words.machine}</h4>
      <svg
        class="dialogue-machine"
        viewBox="0 0 308 218"
        role="img"
        aria-label={words.machineText(words.states[state])}
      >
        <defs>
          <marker id={tip} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0L8 4L0 8Z" />
          </marker>
        </defs>
        {ARROWS.map(({ path, word, at: [x, y] }) => (
          <g key={word}>
            <path class="arrow" d={path} marker-end={`url(#${tip})`} />
            <text class="word" x={x} y={y}>
              {word}
            </text>
          </g>
        ))}
        {(Object.keys(PLACES) as SmtpState[]).map((name) => {
          const [x, y] = PLACES[name];
          return (
            <g key={name} class={name === state ? 'state now' : 'state'}>
              <rect x={x} y={y} width={BOX.width} height={BOX.height} rx="4" />
              <text x={x + BOX.width / 2} y={y + 21} text-anchor="middle">
                {name === state ? '● ' : ''}
                {words.states[name]}
              </text>
            </g>
          );
        })}
      </svg>
      <p class="widget-note">{words.machineNote}</p>
    </section>
  );
}
