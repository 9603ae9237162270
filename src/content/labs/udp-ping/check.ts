import type { Check } from '../../../lib/lab-check/check.ts';
import { departures } from '../../../lib/lab-check/conversation.ts';
import { endsByItself } from '../../../lib/lab-check/ends.ts';
import { type Evidence, linesOf } from '../../../lib/lab-check/evidence.ts';
import type { LabChecks } from '../../../lib/lab-check/lab-checks.ts';
import { holds, quoted } from '../../../lib/lab-check/output-checks.ts';
import { traced } from '../../../lib/lab-check/trace-checks.ts';
import type { Hop } from '../../../lib/net/trace/hop.ts';

const PINGS = 5;
const TRIES = 3;
const TIMEOUT = 200; // ms
/** Node's timers count whole milliseconds, of a clock that is read once a turn. */
const SLACK = 2; // ms
const LOOK = ['client.mjs', /await ask|TODO/] as const;

interface Ping {
  readonly line: string;
  readonly number: number;
  readonly succeeded: boolean;
  readonly tries: number;
}

const pingsOf = (evidence: Evidence): Ping[] =>
  linesOf(evidence, 'client').flatMap((line) => {
    const found = /(\d+)번 핑 (성공|실패) \(보낸 횟수 (\d+)\)/.exec(line);
    return found
      ? [{ line, number: Number(found[1]), succeeded: found[2] === '성공', tries: Number(found[3]) }]
      : [];
  });

/** What the client put on the wire, by the number of the ping. */
function sentPings({ trace = [] }: Evidence): (readonly [number: number, hop: Hop])[] {
  return departures(trace).flatMap((hop) => {
    const { body } = hop.packet;
    if (hop.from !== 'client' || body.protocol !== 'udp') return [];
    const number = /^PING (\d+)$/.exec(new TextDecoder().decode(body.payload))?.[1];
    return number === undefined ? [] : [[Number(number), hop] as const];
  });
}

const fivePings = holds(
  {
    id: 'five-pings',
    expected: {
      ko: '핑 0번부터 4번까지, 결과가 한 줄씩 차례로 나와요.',
      en: 'The results of pings 0 to 4 come in order, one line each.',
    },
    look: LOOK,
  },
  (evidence) => {
    const numbers = pingsOf(evidence).map(({ number }) => number);
    if (numbers.join() === [...Array(PINGS).keys()].join()) return undefined;
    return {
      ko: `결과가 나온 핑: ${numbers.join(', ') || '없음'}`,
      en: `Results came of: ${numbers.join(', ') || 'none'}`,
    };
  },
);

const threeTries = holds(
  {
    id: 'three-tries',
    expected: {
      ko: '대답이 없으면 세 번까지 보내고, 세 번 모두 대답이 없을 때만 실패예요.',
      en: 'A ping without an answer is sent up to three times, and fails only after the third.',
    },
    look: LOOK,
  },
  (evidence) => {
    const wrong = pingsOf(evidence).find(
      ({ succeeded, tries }) => tries > TRIES || (!succeeded && tries !== TRIES),
    );
    return (
      wrong && { ko: `${quoted(wrong.line)} 줄이 나왔어요.`, en: `The line ${quoted(wrong.line)} came.` }
    );
  },
);

const heard = holds(
  {
    id: 'heard',
    expected: {
      ko: '성공한 핑은 모두 서버가 들은 것이고, 서버가 듣지 못한 핑은 실패예요.',
      en: 'Every ping that succeeded was heard by the server, and one it did not hear has failed.',
    },
    look: LOOK,
  },
  (evidence) => {
    const atServer = linesOf(evidence, 'server').join('\n');
    const wrong = pingsOf(evidence).find(
      ({ number, succeeded }) => succeeded && !new RegExp(`PING ${number}$`, 'm').test(atServer),
    );
    return (
      wrong && {
        ko: `서버는 PING ${wrong.number}을 듣지 못했는데 ${quoted(wrong.line)} 줄이 나왔어요.`,
        en: `The server never heard PING ${wrong.number}, yet the client printed ${quoted(wrong.line)}.`,
      }
    );
  },
);

const summary = holds(
  {
    id: 'summary',
    expected: {
      ko: '마지막 줄의 성공 수와 데이터그램 수가 위의 줄들을 더한 것과 같아요.',
      en: 'The last line has as many successes and datagrams as the lines above add up to.',
    },
    look: ['client.mjs', 'succeeded++'],
  },
  (evidence) => {
    const pings = pingsOf(evidence);
    const succeeded = pings.filter((ping) => ping.succeeded).length;
    const sent = pings.reduce((sum, { tries }) => sum + tries, 0);
    const last = linesOf(evidence, 'client').at(-1) ?? '';
    const wanted = `성공 ${succeeded}/${PINGS}, 보낸 데이터그램 ${sent}개`;
    if (last.includes(wanted)) return undefined;
    return {
      ko: `위의 줄로는 \`${wanted}\`인데 ${quoted(last)}(이)라고 나왔어요.`,
      en: `The lines add up to \`${wanted}\`, but the last one says ${quoted(last)}.`,
    };
  },
);

const asSent = traced(
  {
    id: 'as-sent',
    expected: {
      ko: '찍은 횟수만큼 데이터그램이 나가요. 대답을 들은 핑은 다시 보내지 않아요.',
      en: 'As many datagrams go out as are printed; a ping that was answered is not sent again.',
    },
    look: LOOK,
  },
  (evidence) => {
    const sent = sentPings(evidence);
    for (const { number, tries } of pingsOf(evidence)) {
      const hops = sent.filter(([one]) => one === number);
      if (hops.length === tries) continue;
      const last = hops.at(-1);
      return {
        happened: {
          ko: `${number}번 핑은 ${tries}번 보냈다는데, 나간 데이터그램은 ${hops.length}개예요.`,
          en: `Ping ${number} is said to have been sent ${tries} times; ${hops.length} datagrams went out.`,
        },
        at: last && { kind: 'packet', hop: last[1].id },
      };
    }
    return undefined;
  },
);

const waits = traced(
  {
    id: 'waits',
    expected: {
      ko: `다시 보내기 전에 ${TIMEOUT} ms를 기다려요.`,
      en: `Before it sends again, the client waits for ${TIMEOUT} ms.`,
    },
    look: LOOK,
  },
  (evidence) => {
    const before = new Map<number, number>();
    for (const [number, { id, enteredAt }] of sentPings(evidence)) {
      const gap = (enteredAt - (before.get(number) ?? -Infinity)) / 1e6;
      before.set(number, enteredAt);
      if (gap >= TIMEOUT - SLACK) continue;
      return {
        happened: {
          ko: `${number}번 핑을 ${gap.toFixed(1)} ms 만에 다시 보냈어요.`,
          en: `Ping ${number} was sent again after ${gap.toFixed(1)} ms.`,
        },
        at: { kind: 'packet', hop: id },
      };
    }
    return undefined;
  },
);

/** Where every round trip takes longer than the time-out, each ping needs its second try, and no answer counts for another. */
const twoTriesEach: Check = holds(
  {
    id: 'late-answers',
    expected: {
      ko: '핑마다 두 번째 시도에서 (첫 물음의 늦은) 대답을 들어요. 앞 핑의 늦은 대답은 세지 않아요.',
      en: 'Every ping succeeds at its second try (by the late answer to the first); late answers to earlier pings count for nothing.',
    },
    look: ['client.mjs', 'waiting.get'],
  },
  (evidence) => {
    const wrong = pingsOf(evidence).find(({ succeeded, tries }) => !succeeded || tries !== 2);
    return (
      wrong && {
        ko: `왕복에 300 ms가 걸리는데 ${quoted(wrong.line)} 줄이 나왔어요.`,
        en: `A round trip takes 300 ms, yet the line ${quoted(wrong.line)} came.`,
      }
    );
  },
);

const checks: LabChecks = {
  run: [endsByItself(), fivePings, threeTries, heard, summary, asSent, waits],
  hostile: [
    {
      id: 'late',
      title: { ko: '늦은 대답', en: 'Late answers' },
      about: {
        ko: '잃어버리는 것은 없지만 편도 150 ms라서, 대답이 시간제한 200 ms보다 늦게 와요.',
        en: 'Nothing is lost, but with 150 ms one way every answer comes after the time-out of 200 ms.',
      },
      change: { link: { delay: '150ms', rules: [] } },
      checks: [endsByItself(), fivePings, twoTriesEach, summary, waits],
    },
    {
      id: 'loss',
      title: { ko: '손실 20%', en: 'A fifth of the packets lost' },
      about: {
        ko: '물음도 대답도 20%씩 사라져요.',
        en: 'A fifth of the questions and a fifth of the answers are lost.',
      },
      change: { link: { loss: 0.2, rules: [] } },
      checks: [endsByItself(), fivePings, threeTries, heard, summary, asSent, waits],
    },
    {
      id: 'twice',
      title: { ko: '두 번씩 오는 대답', en: 'Answers that come twice' },
      about: {
        ko: '링크가 모든 대답을 두 벌로 만들어요. 같은 대답을 두 번 세면 안 돼요.',
        en: 'The link makes two of every answer. None may be counted twice.',
      },
      change: { link: { duplicate: [0, 1], rules: [] } },
      checks: [endsByItself(), fivePings, threeTries, summary],
    },
  ],
  varies: /^(server: PING|client: ).*\n/gm,
};

export default checks;
