import type { Rule } from '../net/rules.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import { Pair, readAll } from './pair.ts';

/** What the receiving process was given at one moment: numbers of the messages, from 1. */
export interface Delivery {
  readonly atMs: number;
  readonly messages: readonly number[];
}

export interface FiveMessages {
  readonly deliveries: readonly Delivery[];
  readonly events: readonly TraceEvent[];
}

const MESSAGES = 5;
const LENGTH = 1000;

/**
 * Five messages of 1,000 bytes, sent 10 ms apart from client to server, and the third one's first copy is lost.
 * RTT is 50 ms, the link does 10 Mbit/s. Over TCP each message is one segment (TCP_NODELAY).
 */
export function fiveMessages(
  protocol: 'tcp' | 'udp',
  { lost = 3 }: { readonly lost?: number } = {},
): FiveMessages {
  const rules: Rule[] = [{ drop: protocol === 'tcp' ? 'data' : 'udp', nth: lost }];
  const pair = new Pair({ rttMs: 50, rate: 10e6, up: { rules } });
  const deliveries: Delivery[] = [];
  const deliver = (messages: readonly number[]) => {
    const last = deliveries.at(-1);
    if (last?.atMs === pair.now)
      deliveries[deliveries.length - 1] = { ...last, messages: [...last.messages, ...messages] };
    else deliveries.push({ atMs: pair.now, messages });
  };
  const sendAll = (send: (bytes: Uint8Array) => void, start: number) => {
    for (let number = 1; number <= MESSAGES; number++) {
      pair.at(start + (number - 1) * 10, () => send(new Uint8Array(LENGTH).fill(number)));
    }
  };
  if (protocol === 'udp') {
    const ear = pair.server.openDatagram();
    ear.bind(pair.serverAt(7000));
    ear.listener = { readable: () => deliver([ear.receive()!.bytes[0]!]) };
    const mouth = pair.client.openDatagram();
    sendAll((bytes) => mouth.send(bytes, pair.serverAt(7000)), 0);
  } else {
    pair.listen(7000, (socket) => ({
      readable: () => {
        const firstBytes: number[] = [];
        readAll(socket, (bytes) => {
          for (let offset = 0; offset < bytes.length; offset += LENGTH) firstBytes.push(bytes[offset]!);
        });
        if (firstBytes.length > 0) deliver(firstBytes);
      },
    }));
    pair.connect(7000, (socket) => ({
      connected: () => {
        socket.setNoDelay(true);
        sendAll((bytes) => socket.send(bytes), pair.now);
      },
    }));
  }
  pair.run(2000);
  return { deliveries, events: pair.events };
}
