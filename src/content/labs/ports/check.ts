import type { Check } from '../../../lib/lab-check/check.ts';
import { departures } from '../../../lib/lab-check/conversation.ts';
import { endsByItself } from '../../../lib/lab-check/ends.ts';
import { linesOf } from '../../../lib/lab-check/evidence.ts';
import type { LabChecks } from '../../../lib/lab-check/lab-checks.ts';
import { holds, inPlaceOf } from '../../../lib/lab-check/output-checks.ts';
import { traced } from '../../../lib/lab-check/trace-checks.ts';
import { type Packet, RST } from '../../../lib/net/packet.ts';

const RESULTS = [
  '성공',
  'EADDRINUSE',
  '성공',
  'ECONNREFUSED',
  'ECONNREFUSED',
  '성공',
  '성공',
  'ERR_SOCKET_BAD_PORT',
] as const;

/** One round trip of the lab's link, with room for two transmissions: milliseconds. */
const ROUND_TRIP = 52;

const lineOf = (lines: readonly string[], number: number) =>
  lines.find((line) => line.startsWith(`${number}) `));

const RESULTS_OF_UDP: readonly number[] = [3, 5];
const RESULTS_OF_TCP = RESULTS.map((_, place) => place + 1).filter(
  (number) => !RESULTS_OF_UDP.includes(number),
);

const resultOf = (number: number): string => RESULTS[number - 1]!;

/** What one process says of the experiments with these numbers. */
function results(process: string, protocol: 'tcp' | 'udp'): Check {
  const numbers = protocol === 'udp' ? RESULTS_OF_UDP : RESULTS_OF_TCP;
  const expected = numbers.map((number) => `${number} \`${resultOf(number)}\``).join(', ');
  const name = protocol.toUpperCase();
  return holds(
    {
      id: `${protocol}-${process}`,
      ...(protocol === 'udp' && { needs: 'udp' }),
      expected: {
        ko: `${name} 실험의 결과는 ${expected}예요.`,
        en: `The results with ${name} are ${expected}.`,
      },
      look: ['ports.mjs', 'const experiments'],
    },
    (evidence) => {
      const lines = linesOf(evidence, process);
      for (const number of numbers) {
        const line = lineOf(lines, number);
        if (line === undefined)
          return { ko: `${number}번의 결과가 없어요.`, en: `There is no result of number ${number}.` };
        if (!line.includes(`: ${resultOf(number)} `)) return inPlaceOf(process, [line]);
      }
      return undefined;
    },
  );
}

const allResults = (process: string): Check[] => [results(process, 'tcp'), results(process, 'udp')];

const predicted = holds(
  {
    id: 'predicted',
    expected: { ko: '여덟 예측이 모두 맞아요.', en: 'All eight predictions are right.' },
    look: ['predictions.mjs', "'?'"],
  },
  (evidence) => {
    const lines = linesOf(evidence, 'ports');
    const wrong = RESULTS.flatMap((result, place) => {
      const said = /\(예측 ([^)]*)\)/.exec(lineOf(lines, place + 1) ?? '')?.[1];
      return said === result ? [] : [{ number: place + 1, said }];
    });
    const [first] = wrong;
    if (!first) return undefined;
    const numbers = wrong.map(({ number }) => number).join(', ');
    if (wrong.every(({ said }) => said === '?'))
      return { ko: `${numbers}번은 아직 예측하지 않았어요.`, en: `You have not predicted ${numbers} yet.` };
    return {
      happened: {
        ko: `${numbers}번이 달라요. ${first.number}번은 \`${first.said}\`이라고 예측했어요.`,
        en: `${numbers}: not as predicted. You said \`${first.said}\` for number ${first.number}.`,
      },
      at: predictionLine(evidence.project.files, first.number),
    };
  },
);

function predictionLine(files: readonly { readonly path: string; readonly text: string }[], number: number) {
  const lines = files.find(({ path }) => path === 'predictions.mjs')?.text.split('\n') ?? [];
  const line = lines.findIndex((one) => one.includes(`// ${number}.`)) + 1;
  return line === 0
    ? undefined
    : { kind: 'line' as const, source: { file: 'predictions.mjs', line, column: 1 } };
}

const refusal = (id: string, what: { ko: string; en: string }, is: (packet: Packet) => boolean): Check =>
  traced(
    {
      id,
      expected: {
        ko: `${what.ko}, 왕복 시간(${ROUND_TRIP} ms) 안에 와요.`,
        en: `${what.en} within one round trip (${ROUND_TRIP} ms).`,
      },
    },
    ({ trace = [] }) => {
      const hops = departures(trace);
      const refused = hops.find(({ from, packet }) => from === 'server.lab' && is(packet));
      if (!refused) return { ko: '그런 패킷이 오지 않았어요.', en: 'No such packet came.' };
      const cause = refused.packet.origin?.cause;
      const knock = hops.find(({ id: hop }) => cause?.kind === 'arrival' && hop === cause.hop);
      const took = ((refused.receivedAt ?? Infinity) - (knock?.enteredAt ?? 0)) / 1e6;
      if (took <= ROUND_TRIP) return undefined;
      return {
        happened: { ko: `${took.toFixed(1)} ms가 걸렸어요.`, en: `It took ${took.toFixed(1)} ms.` },
        at: { kind: 'packet', hop: refused.id },
      };
    },
  );

const checks: LabChecks = {
  run: [
    endsByItself(),
    ...allResults('ports'),
    predicted,
    refusal(
      'rst',
      { ko: 'TCP의 거절은 RST이고', en: 'TCP refuses with an RST,' },
      ({ body }) => body.protocol === 'tcp' && (body.flags & RST) !== 0,
    ),
    refusal(
      'icmp',
      { ko: 'UDP의 거절은 ICMP 종류 3, 코드 3이고', en: 'UDP is refused by ICMP type 3, code 3,' },
      ({ body }) => body.protocol === 'icmp' && body.type === 3 && body.code === 3,
    ),
  ],
  hostile: [
    {
      id: 'two-hosts',
      title: { ko: '같은 실험을 두 호스트에서', en: 'The same on two hosts' },
      about: {
        ko: '나래의 컴퓨터에서도 같은 실험을 같은 때에 해요. 포트 번호는 호스트마다 따로라서 결과가 같아야 해요.',
        en: 'Narae runs the same experiments at the same time. Ports belong to a host, so the results must be the same.',
      },
      change: {
        hosts: { narae: '10.0.0.12' },
        add: [{ name: 'neighbour', host: 'narae', file: 'ports.mjs', env: { HOST: 'server.lab' } }],
      },
      checks: [endsByItself(), ...allResults('ports'), ...allResults('neighbour')],
    },
  ],
};

export default checks;
