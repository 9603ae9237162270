import type { Doors } from '../../../lib/experiments/doors.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { Comparison } from '../frame/Comparison.tsx';
import { routeIn, routeOf, type Value } from './guess.ts';
import { Letter } from './Letter.tsx';
import type { DemuxTexts } from './texts.ts';

interface DoorResultProps {
  readonly lang: Language;
  readonly words: DemuxTexts;
  readonly tab: 1 | 2;
  readonly doors: Doors;
  readonly guess: string | undefined;
}

/** Each arrival with its door, the learner's beside it where that was another, and why. */
export function DoorResult({ lang, words, tab, doors, guess }: DoorResultProps) {
  const route = routeOf(doors);
  const said = guess === undefined ? undefined : routeIn(guess);
  const right = said === undefined ? 0 : [...said].filter((letter, index) => letter === route[index]).length;
  const value = tab === 2 && guess ? (guess.split('.')[0] as Value) : undefined;
  const name = (letter: string) => (letter === '-' ? words.noDoor : letter.toUpperCase());
  return (
    <Comparison
      lang={lang}
      result={<strong>{words.doorResult[tab]}</strong>}
      verdict={
        said === undefined
          ? undefined
          : [words.right(right, route.length), ...(value ? [words.valueVerdict(value)] : [])].join(' ')
      }
    >
      <ol class="demux-letters">
        {doors.arrivals.map((arrival, index) => {
          const letter = route[index]!;
          const guessed = said?.[index];
          return (
            <li key={`${arrival.sentMs}`}>
              <Letter words={words} arrival={arrival} />
              <span class="demux-verdict">
                <b>
                  {guessed === undefined ? '' : guessed === letter ? '✓ ' : '✗ '}
                  {name(letter)}
                </b>
                {guessed !== undefined && guessed !== letter && (
                  <span> {words.guessedDoor(name(guessed))}</span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      {words.doorExplain[tab].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Comparison>
  );
}
