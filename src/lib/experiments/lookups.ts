import type { Endpoint } from '../net/address.ts';
import type { Loss } from '../net/scenario.ts';
import { Pair, readAll } from './pair.ts';
import type { Steps } from './steps.ts';

/** Questions that are asked one after the other, each with a short answer. */
export interface Lookups {
  readonly protocol: 'tcp' | 'udp';
  /** Round trips of messages a question takes: 1, or more where keys are agreed on first. */
  readonly rounds: number;
  readonly rttMs: number;
  readonly rate: number;
  /** Chance loss, both ways. */
  readonly loss: Loss;
  readonly questions: number;
  readonly intervalMs: number;
  /** Over UDP the program asks again when no answer has come for so long. */
  readonly askAgainMs: number;
}

export interface Lookup {
  readonly askedMs: number;
  /** Absent when the program has given up. */
  readonly answeredMs?: number;
}

/** Of the query and the answer for `www.server.lab` with one address. */
const QUERY = 32;
const ANSWER = 48;
/** How often a question is asked in all. */
const TRIES = 3;

/** Asks over UDP, where the program itself asks again, or over TCP, with a connection for each question. */
export function* lookups(settings: Lookups): Steps<readonly Lookup[]> {
  const { protocol, rttMs, rate, loss, questions, intervalMs } = settings;
  const pair = new Pair({ rttMs, rate, traced: false, up: { loss }, down: { loss } });
  const found: { askedMs: number; answeredMs?: number }[] = [];
  const ask = protocol === 'tcp' ? overTcp(pair, settings) : overUdp(pair, settings);
  for (let number = 0; number < questions; number++) {
    pair.at(number * intervalMs, () => {
      const lookup: { askedMs: number; answeredMs?: number } = { askedMs: pair.now };
      found.push(lookup);
      ask(() => {
        lookup.answeredMs ??= pair.now;
      });
    });
  }
  yield* pair.running(questions * intervalMs + 60_000);
  return found;
}

type Ask = (answered: () => void) => void;

function overTcp(pair: Pair, { rounds }: Lookups): Ask {
  pair.listen(53, (socket) => ({
    readable: () => {
      if (readAll(socket, () => socket.send(new Uint8Array(ANSWER)))) return;
      socket.close();
    },
  }));
  return (answered) => {
    let left = rounds;
    let heard = 0;
    pair.connect(53, (socket) => ({
      connected: () => socket.send(new Uint8Array(QUERY)),
      readable: () => {
        readAll(socket, ({ length }) => {
          heard += length;
        });
        if (heard < ANSWER) return;
        heard -= ANSWER;
        left--;
        if (left > 0) socket.send(new Uint8Array(QUERY));
        else {
          answered();
          socket.close();
        }
      },
    }));
  };
}

function overUdp(pair: Pair, { rounds, askAgainMs }: Lookups): Ask {
  const server = pair.server.openDatagram();
  server.bind(pair.serverAt(53));
  server.listener = {
    readable: () => {
      const { bytes, from } = server.receive()!;
      server.send(new Uint8Array(ANSWER).fill(bytes[0]!), from);
    },
  };
  const to: Endpoint = pair.serverAt(53);
  return (answered) => {
    const socket = pair.client.openDatagram();
    let round = 1;
    const ask = (asked: number, attempt: number) => {
      if (asked !== round || attempt > TRIES) return;
      socket.send(new Uint8Array(QUERY).fill(asked), to);
      pair.at(pair.now + askAgainMs, () => ask(asked, attempt + 1));
    };
    socket.listener = {
      readable: () => {
        const { bytes } = socket.receive()!;
        // A question that was asked twice is answered twice.
        if (bytes[0] !== round) return;
        round++;
        if (round > rounds) {
          answered();
          socket.close();
        } else ask(round, 1);
      },
    };
    ask(1, 1);
  };
}
