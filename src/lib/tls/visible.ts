import { serverNameIn } from '../messages/tls-fields.ts';
import { formatAddress } from '../net/address.ts';
import { TAP, type TapRun } from './tap.ts';

/** What whoever sits on the path knows after a run, whether TLS was used or not. */
export interface Visible {
  /** Client's and server's. */
  readonly addresses: readonly [string, string];
  readonly ports: readonly [number, number];
  /** Only TLS says it: in the ClientHello. */
  readonly serverName: string | undefined;
  /** Bytes of each message, in order. */
  readonly lengths: readonly number[];
  /** Milliseconds of the first and the last message. */
  readonly times: readonly [number, number];
  /** The message itself, as the client wrote it. */
  readonly content: boolean;
}

/** Reads off a run what its tap has seen; `message` is what the client meant to send. */
export function visibleIn({ overheard, events }: TapRun, message: string): Visible {
  const first = events.find((event) => event.kind === 'packet' && event.to === TAP);
  if (first?.kind !== 'packet' || first.packet.body.protocol !== 'tcp') throw new Error('the tap saw no SYN');
  const { source, destination, body } = first.packet;
  const heard = overheard.map(({ bytes }) => new TextDecoder().decode(bytes)).join('');
  return {
    addresses: [formatAddress(source), formatAddress(destination)],
    ports: [body.sourcePort, body.destinationPort],
    serverName: overheard.map(({ bytes }) => serverNameIn(bytes)).find((name) => name !== undefined),
    lengths: overheard.map(({ bytes }) => bytes.length),
    times: [overheard[0]?.atMs ?? 0, overheard.at(-1)?.atMs ?? 0],
    content: heard.includes(message),
  };
}
