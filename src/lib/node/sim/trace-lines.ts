import { formatAddress, formatEndpoint } from '../../net/address.ts';
import { inMilliseconds } from '../../net/time.ts';
import { packetLabel } from '../../net/trace/describe.ts';
import type { TraceEvent } from '../../net/trace/event.ts';
import { encodePacket } from '../../net/wire/encode.ts';

/** The trace as JSON, an object a line: `t` in virtual milliseconds, packets with their bytes in base64. */
export const traceLines = (events: readonly TraceEvent[]): string =>
  events.map((event) => `${JSON.stringify(plain(event))}\n`).join('');

function plain(event: TraceEvent): object {
  const { kind } = event;
  const t = inMilliseconds(event.at);
  switch (event.kind) {
    case 'packet': {
      const { packet, hop, from, to, cause } = event;
      return {
        t,
        kind,
        event: event.event,
        hop,
        from,
        to,
        ...(cause && { cause }),
        packet: packet.id,
        label: packetLabel(packet),
        source: formatAddress(packet.source),
        destination: formatAddress(packet.destination),
        ...(packet.retransmission && { retransmission: packet.retransmission }),
        bytes: Buffer.from(encodePacket(packet)).toString('base64'),
      };
    }
    case 'socket': {
      const { host, socket, protocol, state, local, remote } = event;
      const ends = { local: formatEndpoint(local), ...(remote && { remote: formatEndpoint(remote) }) };
      return { t, kind, host, socket, protocol, state, ...ends };
    }
    case 'sample':
    case 'process': {
      const { at: _, kind: __, ...rest } = event;
      return { t, kind, ...rest };
    }
  }
}
