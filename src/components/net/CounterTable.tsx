import { formatEndpoint } from '../../lib/net/address.ts';
import { linkStatistics } from '../../lib/net/trace/link-statistics.ts';
import { counterTexts } from './counter-texts.ts';
import { count, formatMilliseconds, packetTexts } from './packet-texts.ts';
import type { PacketFigure } from './trace-view.ts';

/** What a run comes to in numbers: what each direction of a link carried, and how each end of a connection stands. */
export function CounterTable({ lang, view }: Pick<PacketFigure, 'lang' | 'view'>) {
  const texts = counterTexts[lang];
  const links = linkStatistics(view.hops);
  if (links.length === 0) return <p class="net-sockets nothing">{texts.nothing}</p>;
  const { causes } = packetTexts[lang];
  const drops = (link: (typeof links)[number]): string =>
    Object.entries(link.drops)
      .map(([cause, packets]) => `${causes[cause as keyof typeof causes]} ${count(packets, lang)}`)
      .join(', ') || '0';
  return (
    <div class="net-table net-sockets">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="net-table-scroll" tabIndex={0} aria-label={texts.links}>
        <table>
          <caption>{texts.links}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.link}</th>
              <th scope="col" class="number">
                {texts.sent}
              </th>
              <th scope="col" class="number">
                {texts.bytes}
              </th>
              <th scope="col" class="number">
                {texts.arrived}
              </th>
              <th scope="col">{texts.dropped}</th>
              <th scope="col" class="number">
                {texts.queue}
              </th>
            </tr>
          </thead>
          <tbody>
            {links.map((link) => (
              <tr key={`${link.from} ${link.to}`}>
                <td>
                  {link.from} → {link.to}
                </td>
                <td class="number">{count(link.packets, lang)}</td>
                <td class="number">{count(link.bytes, lang)}</td>
                <td class="number">{count(link.receivedPackets, lang)}</td>
                <td>{drops(link)}</td>
                <td class="number">{count(link.highestQueue, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {view.series.length > 0 && (
          <table>
            <caption>{texts.connections}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.end}</th>
                <th scope="col" class="number">
                  {texts.acked}
                </th>
                <th scope="col" class="number">
                  {texts.received}
                </th>
                <th scope="col" class="number">
                  {texts.again}
                </th>
                <th scope="col" class="number">
                  cwnd
                </th>
                <th scope="col" class="number">
                  {texts.rtt}
                </th>
              </tr>
            </thead>
            <tbody>
              {view.series.map(({ host, socket, local, remote, samples }) => {
                const last = samples.at(-1)!;
                return (
                  <tr key={`${host} ${socket}`}>
                    <td>
                      {host} {formatEndpoint(local)} → {formatEndpoint(remote)}
                    </td>
                    <td class="number">{count(last.bytesAcked, lang)}</td>
                    <td class="number">{count(last.bytesReceived, lang)}</td>
                    <td class="number">{count(last.retransmissions, lang)}</td>
                    <td class="number">{count(last.cwnd, lang)}</td>
                    <td class="number">{last.srtt === null ? '–' : formatMilliseconds(last.srtt * 1e6)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}
