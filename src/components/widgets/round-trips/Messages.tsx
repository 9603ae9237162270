import type { Language } from '../../../lib/i18n/language.ts';
import { DataTable } from '../frame/DataTable.tsx';
import type { Lane } from './experiment.ts';
import type { RoundTripTexts } from './texts.ts';

interface MessagesProps {
  readonly lang: Language;
  readonly words: RoundTripTexts;
  readonly lane: Lane;
  /** Model time (ms). */
  readonly now: number;
}

/** The messages of one way, as a table. */
export function Messages({ lang, words, lane, now }: MessagesProps) {
  const { table, messages } = words;
  const time = (ms: number) => words.milliseconds(ms.toLocaleString(lang));
  const sent = lane.crossings.filter(({ sentMs }) => sentMs <= now);
  return (
    <DataTable
      caption={table.name(words.setups[lane.setup])}
      columns={[table.message, table.from, table.sent, table.arrived]}
      rows={sent.map(({ name, from, sentMs, arrivedMs }) => [
        <>
          <b>{messages[name][0]}</b> <span class="race-meaning">{messages[name][1]}</span>
        </>,
        from === 'client' ? words.client : words.server,
        time(sentMs),
        arrivedMs <= now + 1e-6 ? time(arrivedMs) : words.beyond,
      ])}
    />
  );
}
