import { ETHERNET_HEADER, ETHERNET_TRAILER, type Journey } from '../../../lib/experiments/journey.ts';
import type { Part, Stage } from './stages.ts';
import type { JourneyTexts } from './texts.ts';

interface RulerProps {
  readonly words: JourneyTexts;
  readonly transport: 'TCP' | 'UDP';
  readonly journey: Journey;
  readonly stage: Stage;
  readonly chosen: Part;
  readonly onChoose: (part: Part) => void;
  /** The learner's guess of the packet's bytes, shown once there is a result to hold it against. */
  readonly guess: number | undefined;
}

/** The envelope in the envelope, to scale: each part as wide as it has bytes. Any of them can be opened. */
export function Ruler(props: RulerProps) {
  const { words, transport, journey, stage, chosen, onChoose, guess } = props;
  const { bytes } = journey;
  const parts: readonly { readonly part: Part; readonly bytes: number; readonly from: Stage['wrapping'] }[] =
    [
      { part: 'header', bytes: ETHERNET_HEADER, from: 3 },
      { part: 'ip', bytes: bytes.ip, from: 2 },
      { part: 'transport', bytes: bytes.transport, from: 1 },
      { part: 'message', bytes: bytes.message, from: 0 },
      { part: 'trailer', bytes: ETHERNET_TRAILER, from: 3 },
    ];
  const around = parts.filter(({ from }) => from <= stage.wrapping);
  const total = around.reduce((sum, { bytes: length }) => sum + length, 0);
  const packet = bytes.ip + bytes.transport + bytes.message;
  const share = (length: number) => `${(100 * length) / bytes.frame}%`;
  return (
    <div class="journey-ruler">
      <p class="journey-total">
        <strong>{words.wrappings(transport)[stage.wrapping]}</strong> {words.bytes(total)}
      </p>
      <div class="journey-parts">
        {parts.map(({ part, bytes: length, from }) => (
          <button
            key={part}
            type="button"
            class={`journey-part ${part}${from > stage.wrapping ? ' off' : ''}${stage.reads === part ? ' read' : ''}`}
            style={{ width: share(length) }}
            aria-pressed={chosen === part}
            onClick={() => onChoose(part)}
          >
            <span class={part === 'trailer' ? 'sr-only' : undefined}>{words.short(transport)[part]}</span>
            <b>{length}</b>
          </button>
        ))}
      </div>
      {guess !== undefined && (
        <p class="journey-guess" style={{ '--from': share(ETHERNET_HEADER), '--length': share(guess) }}>
          <span>{words.guessMark(guess, packet)}</span>
        </p>
      )}
    </div>
  );
}
