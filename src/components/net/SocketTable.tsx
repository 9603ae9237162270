import { formatEndpoint } from '../../lib/net/address.ts';
import { addStyle } from './late-style.ts';
import styles from './PacketTable.css?inline';
import { packetTexts } from './packet-texts.ts';
import type { PacketFigure, SocketRow } from './trace-view.ts';

addStyle(styles);

/** The doors of all hosts: each socket with the two addresses that name it, its state, and whose it is. */
export function SocketTable({ lang, view }: Pick<PacketFigure, 'lang' | 'view'>) {
  const texts = packetTexts[lang].sockets;
  if (view.sockets.length === 0) return <p class="net-sockets nothing">{texts.nothing}</p>;
  return (
    <div class="net-table net-sockets">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="net-table-scroll" tabIndex={0} aria-label={texts.name}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.host}</th>
              <th scope="col">{texts.protocol}</th>
              <th scope="col">{texts.local}</th>
              <th scope="col">{texts.remote}</th>
              <th scope="col">{texts.state}</th>
              <th scope="col">{texts.process}</th>
            </tr>
          </thead>
          <tbody>
            {view.sockets.map((socket) => (
              <tr key={`${socket.host} ${socket.socket}`}>
                <td>{socket.host}</td>
                <td>{socket.protocol.toUpperCase()}</td>
                <td class="number">{formatEndpoint(socket.local)}</td>
                <td class="number">{remoteOf(socket, texts.anyone)}</td>
                <td class="state">{socket.state}</td>
                <td>{socket.process ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

const remoteOf = ({ remote }: SocketRow, anyone: string): string =>
  remote ? formatEndpoint(remote) : anyone;
