import type { Numbers } from './numbers.ts';
import type { Moment } from './recording.ts';
import type { LoadTexts } from './texts.ts';

interface CountersProps {
  readonly words: LoadTexts;
  readonly numbers: Numbers;
  readonly moment: Moment | undefined;
}

/** What has become of the requests so far. */
export function Counters({ words, numbers, moment }: CountersProps) {
  const { arrived = 0, served = 0, dropped = 0, lost = 0, mean } = moment ?? {};
  const rows = [
    ['arrived', numbers.plain(arrived)],
    ['served', numbers.plain(served)],
    ['dropped', numbers.plain(dropped)],
    ['lost', numbers.plain(lost)],
    ['mean', numbers.ms(mean)],
  ] as const;
  return (
    <dl class="load-counters">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{words.counters[name]}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
