import { endsByItself } from '../../../lib/lab-check/ends.ts';
import { linesOf } from '../../../lib/lab-check/evidence.ts';
import type { LabChecks } from '../../../lib/lab-check/lab-checks.ts';
import { holds, neverPrints, prints, quoted } from '../../../lib/lab-check/output-checks.ts';
import { apart } from '../../../lib/lab-check/trace-checks.ts';

const MEMBERS = ['garam', 'narae', 'dasom'] as const;
const RELAY = ['server.mjs', /tellOthers\(socket, `\$\{|TODO: 이 줄/] as const;
const LEAVE = ['server.mjs', '나감'] as const;

const hears = (process: string, line: string) =>
  prints({
    id: `${process}-hears`,
    process,
    line: `의 화면 | ${line}`,
    times: 1,
    near: /화면/,
    expected: {
      ko: `${process}의 화면에 \`${line}\` 줄이 한 번 나와요.`,
      en: `\`${line}\` shows once on ${process}'s screen.`,
    },
    look: RELAY,
  });

const noEcho = neverPrints({
  id: 'no-echo',
  process: 'garam',
  line: '가람: ',
  expected: {
    ko: '말한 사람에게는 그 말이 돌아가지 않아요.',
    en: 'What one says does not come back to the speaker.',
  },
  look: RELAY,
});

const farewell = holds(
  {
    id: 'farewell',
    expected: {
      ko: '누가 나가면 남은 사람의 화면에 `* 이름 나감`이 나와요.',
      en: 'When somebody leaves, `* name 나감` shows on the screens of those who stay.',
    },
    look: LEAVE,
  },
  (evidence) => {
    const lines = MEMBERS.flatMap((name) => linesOf(evidence, name)).filter((line) => line.includes('나감'));
    const wrong = lines.find((line) => !/\| \* (가람|나래|다솜|낯선이) 나감$/.test(line));
    if (wrong !== undefined)
      return { ko: `${quoted(wrong)} 줄이 나왔어요.`, en: `The line ${quoted(wrong)} showed.` };
    return lines.length > 0
      ? undefined
      : { ko: '나갔다는 줄이 하나도 없어요.', en: 'No line tells that anybody has left.' };
  },
);

const viaServer = apart({
  id: 'via-server',
  hosts: MEMBERS,
  expected: {
    ko: '손님끼리 바로 오가는 패킷은 하나도 없어요. 모두 서버를 거쳐요.',
    en: 'Not one packet goes from guest to guest; all pass the server.',
  },
});

const STRANGER = [
  '* 낯선이 들어옴',
  '낯선이: 하나',
  '낯선이: 둘',
  '낯선이: 셋넷',
  '낯선이: 다섯',
  '* 낯선이 나감',
];

/** The same lines for whoever stays, whole and in order, however they came. */
const wholeLines = holds(
  {
    id: 'whole-lines',
    expected: {
      ko: '잘게 잘리거나 한데 붙어 온 말도 한 줄씩 온전하게, 순서대로 전해져요.',
      en: 'Lines are relayed whole and in order, whether they come in pieces or run together.',
    },
    look: RELAY,
  },
  (evidence) => {
    const heard = linesOf(evidence, 'narae')
      .map((line) => line.replace(/^나래의 화면 \| /, ''))
      .filter((line) => !/가람|나래|다솜/.test(line));
    const place = STRANGER.findIndex((line, at) => heard[at] !== line);
    const wrong = heard[place >= 0 ? place : STRANGER.length];
    if (place < 0 && wrong === undefined) return undefined;
    const wanted = STRANGER[place];
    if (wrong === undefined)
      return { ko: `\`${wanted}\` 줄이 오지 않았어요.`, en: `\`${wanted}\` did not come.` };
    if (wanted === undefined)
      return { ko: `${quoted(wrong)} 줄이 더 왔어요.`, en: `${quoted(wrong)} came, too.` };
    return {
      ko: `\`${wanted}\` 대신 ${quoted(wrong)} 줄이 왔어요.`,
      en: `${quoted(wrong)} came in place of \`${wanted}\`.`,
    };
  },
);

const checks: LabChecks = {
  run: [
    endsByItself(),
    hears('narae', '가람: 안녕'),
    hears('dasom', '나래: 가람도 안녕'),
    noEcho,
    farewell,
    viaServer,
  ],
  hostile: [
    {
      id: 'rude-guest',
      title: { ko: '말을 잘라 보내고 사라지는 손님', en: 'A guest who sends scraps, and vanishes' },
      about: {
        ko: '낯선 손님이 말을 한 바이트씩 보내고, 두 줄을 한 조각에 넣고, 마지막에는 반 줄만 보낸 채 연결을 끊어 버려요(RST).',
        en: 'A stranger sends byte by byte, then two lines in one piece, and at last resets the connection after half a line (RST).',
      },
      change: {
        add: [{ name: 'rude', host: 'garam', file: 'check/rude.mjs', env: { HOST: 'server.lab' } }],
      },
      checks: [endsByItself(), wholeLines, hears('narae', '다솜: 둘 다 반가워')],
    },
    {
      id: 'nameless-guest',
      title: { ko: '이름 없이 나가는 손님', en: 'A guest who leaves without a name' },
      about: {
        ko: '한 손님이 연결만 했다가 이름도 말하지 않고 나가요.',
        en: 'Somebody connects, says no name, and leaves.',
      },
      change: {
        add: [{ name: 'nameless', host: 'garam', file: 'check/nameless.mjs', env: { HOST: 'server.lab' } }],
      },
      checks: [
        endsByItself(),
        neverPrints({
          id: 'no-undefined',
          process: 'narae',
          line: 'undefined',
          expected: {
            ko: '이름을 밝히지 않은 손님의 일은 아무에게도 알리지 않아요.',
            en: 'Nobody hears of a guest who has said no name.',
          },
          look: LEAVE,
        }),
        hears('narae', '다솜: 둘 다 반가워'),
      ],
    },
  ],
  varies: /^.*(들어옴|나감)\n/gm,
};

export default checks;
