import { formatAddress } from '../net/address.ts';
import type { Time } from '../net/time.ts';
import type { SocketEvent } from '../net/trace/event.ts';
import type { Check, Finding, Sentence } from './check.ts';
import { type Conversation, conversationsOf, departures, type Side } from './conversation.ts';
import type { Evidence } from './evidence.ts';
import { holds } from './output-checks.ts';

interface Named {
  readonly id: string;
  readonly expected?: Sentence;
}

/** A check of the trace. The judge gives what happened, or nothing where all is well. */
export const traced = (
  about: {
    readonly id: string;
    readonly expected: Sentence;
    readonly look?: readonly [string, string | RegExp];
  },
  found: (evidence: Evidence) => Finding | Sentence | undefined,
): Check => holds({ ...about, grade: 'trace' }, found);

/** The TCP connections of a run, to one port where it is given. */
export const conversations = ({ trace = [] }: Evidence, port?: number): Conversation[] =>
  conversationsOf(trace).filter(({ server }) => port === undefined || server.end.port === port);

/** A host opens so many TCP connections to a port. */
export function opens({
  id,
  host,
  port,
  times,
  expected = {
    ko: `${host}에서 ${port}번 포트로 연결을 ${times}번 열어요 (SYN ${times}개).`,
    en: `${host} opens ${count(times, 'connection')} to port ${port} (${count(times, 'SYN')}).`,
  },
}: Named & { readonly host: string; readonly port: number; readonly times: number }): Check {
  return traced({ id, expected }, (evidence) => {
    const all = conversations(evidence, port);
    const found = all.filter(({ client }) => client.host === host);
    if (found.length === times) return undefined;
    const [other] = all.filter(({ client }) => client.host !== host);
    if (found.length === 0 && other)
      return {
        happened: {
          ko: `SYN을 보낸 쪽은 ${other.client.host}이에요.`,
          en: `The SYN came from ${other.client.host}.`,
        },
        at: { kind: 'packet', hop: other.opening.id },
      };
    const extra = found[times];
    return {
      happened: {
        ko: `${host}에서 연 연결은 ${found.length}개예요.`,
        en: `${host} opened ${count(found.length, 'connection')}.`,
      },
      at: extra && { kind: 'packet', hop: extra.opening.id },
    };
  });
}

/** Both ends of every connection to a port close their direction. */
export function closesBothWays({
  id,
  port,
  expected = {
    ko: '두 쪽 모두 보내는 방향을 닫아요 (FIN이 양쪽에서 나가요).',
    en: 'Both ends close their direction (a FIN goes each way).',
  },
}: Named & { readonly port: number }): Check {
  return traced({ id, expected }, (evidence) => {
    for (const { client, server, last } of conversations(evidence, port)) {
      const open = [client, server].find(({ fin }) => !fin);
      if (!open) continue;
      return {
        happened: open.rst
          ? {
              ko: `${open.host}에서 FIN이 아니라 RST가 나갔어요.`,
              en: `${open.host} sent an RST, not a FIN.`,
            }
          : { ko: `${open.host}에서 FIN이 나가지 않았어요.`, en: `No FIN left ${open.host}.` },
        at: { kind: 'packet', hop: (open.rst ?? last).id },
      };
    }
    return undefined;
  });
}

/**
 * What one side of every connection to a port sends is what it should be. `found` is told a difference: how many bytes
 * agree, and both.
 */
export function sends({
  id,
  port,
  side,
  expected,
  bytes,
  found,
}: {
  readonly id: string;
  readonly port: number;
  readonly side: Side;
  readonly expected: Sentence;
  readonly bytes: (conversation: Conversation) => Uint8Array;
  readonly found?: (sent: Uint8Array, wanted: Uint8Array) => Sentence;
}): Check {
  return traced({ id, expected }, (evidence) => {
    for (const conversation of conversations(evidence, port)) {
      const own = conversation[side];
      const wanted = bytes(conversation);
      const agreed = commonLength(own.bytes, wanted);
      if (agreed === wanted.length && agreed === own.bytes.length) continue;
      return {
        happened: found?.(own.bytes, wanted) ?? difference(own.bytes, wanted, agreed),
        at: {
          kind: 'packet',
          hop: (hopAt(conversation, side, agreed) ?? own.data.at(-1) ?? conversation.last).id,
        },
      };
    }
    return undefined;
  });
}

function difference(sent: Uint8Array, wanted: Uint8Array, agreed: number): Sentence {
  if (agreed < sent.length && agreed < wanted.length)
    return {
      ko: `${agreed + 1}번째 바이트부터 달라요. ${wanted.length}바이트여야 하는데 ${sent.length}바이트를 보냈어요.`,
      en: `Byte ${agreed + 1} is the first that differs; ${sent.length} bytes were sent, ${wanted.length} expected.`,
    };
  return {
    ko: `${wanted.length}바이트여야 하는데 ${sent.length}바이트를 보냈어요.`,
    en: `${sent.length} bytes were sent, ${wanted.length} expected.`,
  };
}

const commonLength = (one: Uint8Array, other: Uint8Array): number => {
  const length = Math.min(one.length, other.length);
  for (let place = 0; place < length; place++) if (one[place] !== other[place]) return place;
  return length;
};

/** The hop that carries a byte of a side first. */
function hopAt(conversation: Conversation, side: Side, place: number) {
  let end = 0;
  for (const hop of conversation[side].data) {
    const { body } = hop.packet;
    end += hop.packet.retransmission || body.protocol !== 'tcp' ? 0 : body.payload.length;
    if (end > place) return hop;
  }
  return undefined;
}

/** No packet goes from one of the hosts to another of them. */
export function apart({
  id,
  hosts,
  expected,
}: Required<Named> & { readonly hosts: readonly string[] }): Check {
  return traced({ id, expected }, (evidence) => {
    const { scenario } = evidence.project;
    const addresses = new Map(hosts.map((host) => [addressText(scenario.hosts[host]!), host]));
    for (const { id: hop, from, packet } of departures(evidence.trace ?? [])) {
      const to = addresses.get(formatAddress(packet.destination));
      if (to === undefined || !hosts.includes(from) || from === to) continue;
      return {
        happened: {
          ko: `${from}에서 ${to}(으)로 바로 간 패킷이 있어요.`,
          en: `A packet went straight from ${from} to ${to}.`,
        },
        at: { kind: 'packet', hop },
      };
    }
    return undefined;
  });
}

/** The states of a host's sockets at a moment of the run, by number. */
export function socketsAt({ trace = [] }: Evidence, host: string, at: Time): SocketEvent[] {
  const sockets = new Map<number, SocketEvent>();
  for (const event of trace)
    if (event.kind === 'socket' && event.host === host && event.at <= at) sockets.set(event.socket, event);
  return [...sockets.values()].filter(({ state }) => state !== 'CLOSED');
}

const addressText = (node: string | { readonly address: string }): string =>
  typeof node === 'string' ? node : node.address;

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
