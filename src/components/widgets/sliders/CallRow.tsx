import { useEffect, useRef, useState } from 'preact/hooks';
import type { Frame } from '../../../lib/experiments/voice.ts';
import { fatesAt, Roll } from './Roll.tsx';
import { INTERVAL } from './recording.ts';
import type { SlidersTexts } from './texts.ts';
import { play } from './tone.ts';

interface CallRowProps {
  readonly words: SlidersTexts;
  readonly name: string;
  readonly frames: readonly Frame[];
  readonly atMs: number;
  /** Words of the guess that stand at this call. */
  readonly ghost: string | undefined;
  /** How many frames were guessed to be late: drawn beside the late ones. */
  readonly guessedLate: number | undefined;
  /** The call is over and can be heard. */
  readonly audible: boolean;
}

/** One call: its frames, what became of them, and what it sounds like. */
export function CallRow({ words, name, frames, atMs, ghost, guessedLate, audible }: CallRowProps) {
  const fates = fatesAt(frames, atMs);
  const spoken = frames.filter(({ sentMs }) => sentMs <= atMs).length;
  const share = (count: number) => ({ width: `${(100 * count) / frames.length}%` });
  return (
    <div class="sliders-call">
      <div class="sliders-head">
        <b>{name}</b>
        <span class="sliders-tally">{words.tally(fates)}</span>
      </div>
      <Roll frames={frames} atMs={atMs} text={words.rollText(name, spoken, fates)} />
      {guessedLate !== undefined && (
        <div class="sliders-late">
          <span class="bar" style={share(fates.late)} />
          <span class="ghost" style={share(guessedLate)} />
        </div>
      )}
      {(ghost || audible) && (
        <div class="widget-row">
          {audible && <Listen words={words} name={name} frames={frames} />}
          {ghost && <p class="widget-ghost">{ghost}</p>}
        </div>
      )}
    </div>
  );
}

function Listen({ words, name, frames }: Pick<CallRowProps, 'words' | 'name' | 'frames'>) {
  const stop = useRef<() => void>();
  const [sounding, setSounding] = useState(false);
  useEffect(() => () => stop.current?.(), [frames]);
  return (
    <button
      type="button"
      aria-pressed={sounding}
      onClick={() => {
        if (sounding) {
          stop.current?.();
          return;
        }
        setSounding(true);
        stop.current = play(
          frames.map(({ fate }) => fate === 'on-time'),
          INTERVAL / 1000,
          () => {
            setSounding(false);
            stop.current = undefined;
          },
        );
      }}
    >
      {sounding ? `■ ${words.stop}` : `♪ ${words.listen(name)}`}
    </button>
  );
}
