import { MESSAGES } from '../../../lib/experiments/meddling.ts';
import type { DropTexts } from './texts.ts';

interface ShelvesProps {
  readonly words: DropTexts;
  readonly protocol: 'tcp' | 'udp';
  readonly waiting: readonly number[];
  readonly given: readonly number[];
  /** The guess in words, beside what the process has. */
  readonly ghost: string | undefined;
}

/** What has arrived: the messages that TCP holds back behind a hole, and those that the process has. */
export function Shelves({ words, protocol, waiting, given, ghost }: ShelvesProps) {
  const { shelves } = words;
  const list = (messages: readonly number[]) => messages.join(', ') || shelves.empty;
  return (
    <section class="drop-shelves" aria-label={shelves.title}>
      <p class="sr-only">{shelves.says(list(waiting), list(given))}</p>
      <div class="drop-shelf" aria-hidden="true">
        <span class="drop-shelf-name">{protocol === 'tcp' ? shelves.waiting : shelves.waitingUdp}</span>
        <span class="drop-slots">
          {Array.from({ length: MESSAGES }, (_, place) => (
            <span key={place} class={waiting.includes(place + 1) ? 'slot waiting' : 'slot'}>
              {waiting.includes(place + 1) ? place + 1 : ''}
            </span>
          ))}
        </span>
      </div>
      <div class="drop-shelf" aria-hidden="true">
        <span class="drop-shelf-name">{shelves.given}</span>
        <span class="drop-slots">
          {given.map((message, place) => (
            <span key={place} class={isOdd(given, place) ? 'slot given odd' : 'slot given'}>
              {message}
            </span>
          ))}
          {Array.from({ length: Math.max(0, MESSAGES - given.length) }, (_, place) => (
            <span key={place} class="slot" />
          ))}
        </span>
      </div>
      {ghost && <p class="widget-ghost">{ghost}</p>}
    </section>
  );
}

/** Not the number after the one before: behind a hole, again, or out of order. */
const isOdd = (given: readonly number[], place: number): boolean =>
  given[place] !== (given[place - 1] ?? 0) + 1;
