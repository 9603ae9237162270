import type { Language } from '../../lib/i18n/language.ts';
import { addStyle } from './late-style.ts';
import shared from './net.css?inline';
import styles from './PacketTable.css?inline';
import { count, formatMilliseconds, packetTexts } from './packet-texts.ts';
import type { TraceView } from './trace-view.ts';

addStyle(shared);
addStyle(styles);

interface MessageTableProps {
  readonly lang: Language;
  readonly view: TraceView;
}

/** The messages between processes, one a row: what an engine without packets can show. */
export function MessageTable({ lang, view }: MessageTableProps) {
  const { table, messages } = packetTexts[lang];
  return (
    <div class="net-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="net-table-scroll" tabIndex={0} aria-label={messages.name}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                {table.number}
              </th>
              <th scope="col" class="number">
                {messages.sent}
              </th>
              <th scope="col" class="number">
                {messages.read}
              </th>
              <th scope="col">{table.from}</th>
              <th scope="col">{table.to}</th>
              <th scope="col" class="number">
                {table.bytes}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.messages.map(({ id, message }) => (
              <tr key={id}>
                <td class="number">{id}</td>
                <td class="number">{formatMilliseconds(message.sentAt)}</td>
                <td class="number">{formatMilliseconds(message.at)}</td>
                <td>{message.from}</td>
                <td>{message.to}</td>
                <td class="number">{count(message.bytes, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
