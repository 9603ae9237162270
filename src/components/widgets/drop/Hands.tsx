import { useRef } from 'preact/hooks';
import type { Deed } from '../../../lib/experiments/meddling.ts';
import { isRoom } from './deeds.ts';
import type { DropTexts } from './texts.ts';

interface HandsProps {
  readonly words: DropTexts;
  /** The name of the chosen packet. */
  readonly chosen: string | undefined;
  readonly isInFlight: boolean;
  /** What may be done in this scene. */
  readonly allowed: readonly Deed['what'][];
  readonly deeds: readonly Deed[];
  readonly describe: (deed: Deed) => string;
  readonly onDo: (what: Deed['what']) => void;
  readonly onChange: (deeds: readonly Deed[]) => void;
}

/** What can be done to the chosen packet, and what has been done, each to be taken back. */
export function Hands(props: HandsProps) {
  const { words, chosen, isInFlight, allowed, deeds, describe, onDo, onChange } = props;
  const actions = useRef<HTMLDivElement>(null);
  /** Where the button with the focus goes away, the keyboard goes on at the actions. */
  const change = (next: readonly Deed[]) => {
    onChange(next);
    actions.current?.querySelector('button')?.focus();
  };
  // The buttons keep the focus while there is nothing to do.
  const isReady = chosen !== undefined && isInFlight && isRoom(deeds);
  const says = !chosen
    ? words.choose
    : !isInFlight
      ? words.notInFlight
      : isRoom(deeds)
        ? words.chosen(chosen)
        : words.full;
  return (
    <section class="drop-hands" aria-label={words.done}>
      <p role="status">{says}</p>
      <div class="widget-row" ref={actions}>
        {allowed.map((what) => (
          <button
            key={what}
            type="button"
            class="primary"
            aria-disabled={!isReady}
            onClick={() => isReady && onDo(what)}
          >
            {words.deeds[what]}
          </button>
        ))}
      </div>
      <ul class="drop-deeds">
        {deeds.length === 0 && <li class="none">{words.nothingDone}</li>}
        {deeds.map((deed, place) => (
          <li key={`${deed.what} ${deed.from} ${deed.nth} ${deed.atMs}`}>
            <span>{describe(deed)}</span>
            <button type="button" onClick={() => change(deeds.filter((_, index) => index !== place))}>
              {words.undo}
            </button>
          </li>
        ))}
      </ul>
      {deeds.length > 1 && (
        <button type="button" onClick={() => change([])}>
          {words.undoAll}
        </button>
      )}
    </section>
  );
}
