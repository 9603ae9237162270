import { endsByItself } from '../../../lib/lab-check/ends.ts';
import { type Evidence, linesOf, outputOf } from '../../../lib/lab-check/evidence.ts';
import type { LabChecks } from '../../../lib/lab-check/lab-checks.ts';
import { holds, quoted } from '../../../lib/lab-check/output-checks.ts';
import { conversations, socketsAt, traced } from '../../../lib/lab-check/trace-checks.ts';
import { formatAddress } from '../../../lib/net/address.ts';

const PORT = 7008;
const LOOK = ['server.mjs', '번 손님, '] as const;

/** What the server prints when a guest comes in. */
const arrivals = (evidence: Evidence): string[] =>
  linesOf(evidence, 'server').filter(
    (line) => /번 손님/.test(line) && /안에 \d+명/.test(line) && !/나감/.test(line),
  );

const greeted = (...guests: readonly string[]) =>
  holds(
    {
      id: 'greeted',
      expected: {
        ko: '손님마다 서로 다른 번호로 인사를 들어요.',
        en: 'Every guest is greeted with a number of its own.',
      },
      look: LOOK,
    },
    (evidence) => {
      const numbers = guests.map((name) => /당신은 (\d+)번 손님/.exec(outputOf(evidence, name))?.[1]);
      const missed = guests[numbers.indexOf(undefined)];
      if (missed !== undefined)
        return { ko: `${missed}: 인사를 듣지 못했어요.`, en: `${missed} heard no greeting.` };
      if (new Set(numbers).size === numbers.length) return undefined;
      return {
        ko: `번호가 겹쳤어요: ${guests.map((name, place) => `${name} ${numbers[place]}번`).join(', ')}.`,
        en: `A number was given twice: ${guests.map((name, place) => `${name} ${numbers[place]}`).join(', ')}.`,
      };
    },
  );

const fourValues = holds(
  {
    id: 'four-values',
    expected: {
      ko: '손님이 올 때마다 서버가 네 값, 상대 주소와 상대 포트, 내 주소와 내 포트(7008)를 한 줄에 찍어요.',
      en: 'For every guest the server prints four values in one line: remote address and port, local address and port (7008).',
    },
    look: LOOK,
  },
  (evidence) => {
    const lines = arrivals(evidence);
    const lacking = lines.find((line) => {
      const addresses = line.match(/(?:\d+\.){3}\d+/g) ?? [];
      const ports = (line.match(/\b\d{4,5}\b/g) ?? []).map(Number);
      return addresses.length < 2 || !ports.includes(PORT) || !ports.some((port) => port !== PORT);
    });
    if (lacking !== undefined)
      return { ko: `빠진 값이 있어요: ${quoted(lacking)}`, en: `A value is missing: ${quoted(lacking)}` };
    return lines.length > 0
      ? undefined
      : { ko: '손님이 왔다는 줄이 없어요.', en: 'No line tells of a guest who came in.' };
  },
);

const asOnTheWire = traced(
  {
    id: 'as-on-the-wire',
    expected: {
      ko: '서버가 찍은 상대 주소와 포트가 SYN에 적힌 것과 같아요.',
      en: 'The remote address and port that the server prints are those of the SYN.',
    },
    look: LOOK,
  },
  (evidence) => {
    const lines = arrivals(evidence);
    for (const { client, opening } of conversations(evidence, PORT)) {
      const [address, port] = [formatAddress(client.end.address), String(client.end.port)];
      const told = lines.some((line) => line.includes(address) && new RegExp(`\\b${port}\\b`).test(line));
      if (told) continue;
      return {
        happened: {
          ko: `${address}의 ${port}번 포트에서 온 손님은 서버가 찍은 줄에 없어요.`,
          en: `No line of the server names the guest from ${address}, port ${port}.`,
        },
        at: { kind: 'packet', hop: opening.id },
      };
    }
    return undefined;
  },
);

const fourSockets = traced(
  {
    id: 'four-sockets',
    expected: {
      ko: '손님 셋이 안에 있을 때 서버 호스트에는 듣는 소켓 하나와 연결된 소켓 셋이 있어요.',
      en: 'While three guests are inside, the host of the server has one listening socket and three connected ones.',
    },
  },
  (evidence) => {
    const inside = evidence.processes.server!.printed.find(({ text }) => text.includes('안에 3명'));
    if (!inside)
      return { ko: '세 손님이 함께 안에 있은 때가 없어요.', en: 'Never were three guests inside at once.' };
    const states = socketsAt(evidence, 'server.lab', inside.at).map(({ state }) => state);
    const listening = states.filter((state) => state === 'LISTEN').length;
    const connected = states.filter((state) => state === 'ESTABLISHED').length;
    if (listening === 1 && connected === 3) return undefined;
    return {
      ko: `듣는 소켓은 ${listening}개, 연결된 소켓은 ${connected}개였어요.`,
      en: `There were ${listening} listening and ${connected} connected ones.`,
    };
  },
);

const checks: LabChecks = {
  run: [endsByItself(), greeted('A', 'B', 'C'), fourValues, asOnTheWire, fourSockets],
  hostile: [
    {
      id: 'same-port',
      title: { ko: '포트 번호가 모두 같은 손님들', en: 'Guests whose port numbers are all the same' },
      about: {
        ko: '세 손님이 서로 다른 호스트에서 와서, 상대 포트가 모두 32768번이에요.',
        en: 'Three guests come from three hosts, and all from port 32768.',
      },
      change: { hosts: { dasom: '10.0.0.13' }, otherwise: { B: { host: 'dasom' } } },
      checks: [endsByItself(), greeted('A', 'B', 'C'), asOnTheWire],
    },
    {
      id: 'late-guest',
      title: { ko: '늦게 오는 손님', en: 'A late guest' },
      about: {
        ko: 'C는 A와 B가 모두 나간 뒤에 와요.',
        en: 'C comes when A and B have both left.',
      },
      change: { otherwise: { C: { start: '2s' } } },
      checks: [endsByItself(), greeted('A', 'B', 'C'), fourValues],
    },
    {
      id: 'vanishing-guest',
      title: { ko: '갑자기 사라지는 손님', en: 'A guest who vanishes' },
      about: {
        ko: 'B가 인사를 듣자마자 연결을 끊어 버려요(RST). A와 C는 그대로 인사를 들어야 해요.',
        en: 'B resets its connection as soon as it is greeted (RST). A and C must be greeted all the same.',
      },
      change: { otherwise: { B: { file: 'check/vanisher.mjs' } } },
      checks: [endsByItself(), greeted('A', 'C')],
    },
  ],
  varies: /\d번 손님|상대 \S+, 나 \S+|안에 \d명/g,
};

export default checks;
