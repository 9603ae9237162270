import { type Check, lineWith } from '../../../lib/lab-check/check.ts';
import { endsByItself } from '../../../lib/lab-check/ends.ts';
import { type Evidence, linesOf, outputOf } from '../../../lib/lab-check/evidence.ts';
import type { LabChecks } from '../../../lib/lab-check/lab-checks.ts';
import { holds, quoted } from '../../../lib/lab-check/output-checks.ts';

/** What a guest of `check/talk.mjs` says, and the replies that the specification wants. */
type Talk = readonly (readonly [request: string, reply: string])[];

const WHOLE: Talk = [
  ['ASK', '409'],
  ['HELLO', '400'],
  ['HELLO garam', '100'],
  ['ANSWER 5', '409'],
  ['ASK', '200'],
  ['ASK', '409'],
  ['ANSWER five', '400'],
  ['ANSWER 5', '210'],
  ['ANSWER 5', '409'],
  ['BYE', '221'],
];
const LATE: Talk = [
  ['ASK', '409'],
  ['ANSWER 5', '409'],
  ['HELLO narae', '100'],
  ['ASK', '200'],
  ['ANSWER 6', '211'],
  ['BYE', '221'],
];
const BRIEF: Talk = [
  ['HELLO narae', '100'],
  ['ASK', '200'],
  ['ANSWER 5', '210'],
  ['BYE', '221'],
];

const said = (talk: Talk): string[] => talk.map(([request]) => request);

/** The line of the server that decides the reply to a request. */
const decides = (evidence: Evidence, request: string) =>
  lineWith(evidence, 'server.mjs', `case '${request.split(' ')[0]}'`);

/** The first reply that is not what the specification wants. */
const replies = (process: string, talk: Talk): Check =>
  holds(
    {
      id: `replies-${process}`,
      expected: {
        ko: `${process}: ${talk.map(([request, reply]) => `\`${request}\`→${reply}`).join(', ')}`,
        en: `${process}: ${talk.map(([request, reply]) => `\`${request}\`→${reply}`).join(', ')}`,
      },
    },
    (evidence) => {
      const given = outputOf(evidence, process).trim().split(' ');
      const place = talk.findIndex(([, reply], at) => given[at] !== reply);
      if (place < 0) return undefined;
      const [request, reply] = talk[place]!;
      const got = given[place] || '';
      return {
        happened:
          got === ''
            ? { ko: `\`${request}\`에 대답이 없었어요.`, en: `\`${request}\` got no reply.` }
            : {
                ko: `\`${request}\`에 ${reply}이어야 하는데 ${got}이었어요.`,
                en: `\`${request}\` got ${got}, not ${reply}.`,
              },
        at: decides(evidence, request),
      };
    },
  );

const elevenRules: Check = holds(
  {
    id: 'rules',
    expected: {
      ko: '`check.mjs`의 11줄에 규약대로 답해요.',
      en: 'The server answers the 11 lines of `check.mjs` by the specification.',
    },
  },
  (evidence) => {
    const lines = linesOf(evidence, 'check');
    if (lines.at(-1)?.endsWith('11/11 맞음')) return undefined;
    const wrong = lines.find((line) => line.includes('이어야 하는데')) ?? lines.at(-1) ?? '';
    const request = /"([^"]*)"에는/.exec(wrong)?.[1];
    return {
      happened: { ko: `${quoted(wrong)} 줄이 나왔어요.`, en: `It printed ${quoted(wrong)}.` },
      at: request === undefined ? undefined : decides(evidence, request),
    };
  },
);

const guest = (name: string, manner: string, talk: Talk) => ({
  name,
  host: 'client',
  file: 'check/talk.mjs',
  argv: [manner, ...said(talk)],
  env: { HOST: 'server.lab' },
});

const checks: LabChecks = {
  run: [endsByItself(), elevenRules],
  hostile: [
    {
      id: 'byte-by-byte',
      title: { ko: '한 바이트씩 오는 요청', en: 'Requests that come byte by byte' },
      about: {
        ko: '요청이 한 바이트씩 5 ms 간격으로 와요.',
        en: 'Requests come byte by byte, 5 ms apart.',
      },
      change: { without: ['check'], add: [guest('drip', 'drip', WHOLE)] },
      checks: [endsByItself(), replies('drip', WHOLE)],
    },
    {
      id: 'run-together',
      title: { ko: '한 조각에 든 요청 열 개', en: 'Ten requests in one piece' },
      about: {
        ko: '손님이 대답을 기다리지 않고 요청 열 개를 한꺼번에 보내요. 대답은 순서대로 모두 가야 해요.',
        en: 'A guest sends ten requests at once, waiting for none. All replies must come, in order.',
      },
      change: { without: ['check'], add: [guest('batch', 'batch', WHOLE)] },
      checks: [endsByItself(), replies('batch', WHOLE)],
    },
    {
      id: 'two-guests',
      title: { ko: '손님 둘이 번갈아', en: 'Two guests in turn' },
      about: {
        ko: '두 손님의 요청이 번갈아 와요. 한 손님이 인사했다고 다른 손님까지 인사한 것은 아니에요.',
        en: 'The requests of two guests come in turn. That one has said HELLO does not mean that the other has.',
      },
      change: { without: ['check'], add: [guest('first', 'turns', WHOLE), guest('second', 'turns', LATE)] },
      checks: [endsByItself(), replies('first', WHOLE), replies('second', LATE)],
    },
    {
      id: 'vanishing-guest',
      title: { ko: '갑자기 사라지는 손님', en: 'A guest who vanishes' },
      about: {
        ko: '한 손님이 문제를 받고 연결을 끊어 버려요(RST). 다른 손님은 끝까지 대답을 들어야 해요.',
        en: 'One guest asks a question and resets the connection (RST). The other must get all its replies.',
      },
      change: {
        without: ['check'],
        add: [guest('vanisher', 'vanish', BRIEF.slice(0, 2)), guest('other', 'turns', BRIEF)],
      },
      checks: [endsByItself(), replies('other', BRIEF)],
    },
  ],
};

export default checks;
