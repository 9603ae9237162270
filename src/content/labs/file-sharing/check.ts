import type { Check } from '../../../lib/lab-check/check.ts';
import type { Conversation } from '../../../lib/lab-check/conversation.ts';
import { endsByItself } from '../../../lib/lab-check/ends.ts';
import { type Evidence, linesOf } from '../../../lib/lab-check/evidence.ts';
import type { LabChecks } from '../../../lib/lab-check/lab-checks.ts';
import { holds, inPlaceOf } from '../../../lib/lab-check/output-checks.ts';
import { conversations, traced } from '../../../lib/lab-check/trace-checks.ts';

const TRACKER_PORT = 7100;
const PIECES = 6;
const LEECHERS = ['narae', 'dasom', 'raon'] as const;
const GENUINE = ['pieces.mjs', /return .*(index|piece|hash)/] as const;
const CHOICE = ['choose.mjs', 'return'] as const;

const complete = (leechers: readonly string[]): Check =>
  holds(
    {
      id: 'complete',
      expected: {
        ko: `받는 피어 ${leechers.length}명이 모두 원본과 같은 파일을 완성해요.`,
        en: `All ${leechers.length} peers that fetch end with a file that is the same (\`같음\`) as the original.`,
      },
      look: GENUINE,
    },
    (evidence) => {
      for (const name of leechers) {
        const lines = linesOf(evidence, name);
        if (!lines.some((line) => line.includes('원본과 같음')))
          return inPlaceOf(
            name,
            lines.filter((line) => line.includes('원본과 다름')),
          );
      }
      return undefined;
    },
  );

const uploadsOf = (evidence: Evidence, name: string): number =>
  Number(/올려 준 조각 (\d+)개/.exec(linesOf(evidence, name).join('\n'))?.[1] ?? Number.NaN);

const everyPieceOnce = holds(
  {
    id: 'eighteen',
    expected: {
      ko: '네 피어가 올려 준 조각은 모두 18개예요. 여섯 조각씩 세 사람이 받으니까요.',
      en: 'The four peers upload 18 pieces in all: six for each of three.',
    },
    look: GENUINE,
  },
  (evidence) => {
    const sum = ['garam', ...LEECHERS].reduce((all, name) => all + uploadsOf(evidence, name), 0);
    if (sum === LEECHERS.length * PIECES) return undefined;
    return Number.isNaN(sum)
      ? {
          ko: '올려 준 조각의 수를 찍지 않은 피어가 있어요.',
          en: 'A peer did not print how many it uploaded.',
        }
      : { ko: `올려 준 조각은 모두 ${sum}개예요.`, en: `${sum} pieces were uploaded in all.` };
  },
);

const shared = holds(
  {
    id: 'shared',
    expected: {
      ko: '드문 조각부터 받으면 서로에게 줄 것이 생겨, 시드 가람이 18개를 다 올리지 않아도 돼요.',
      en: 'With the rarest first, peers have something to give each other, and Garam, the seed, need not upload all 18.',
    },
    look: CHOICE,
  },
  (evidence) => {
    const seed = uploadsOf(evidence, 'garam');
    if (seed < LEECHERS.length * PIECES) return undefined;
    return {
      ko: `가람이 ${seed}개를 혼자 다 올렸어요. 셋이 늘 같은 조각을 같은 차례로 받으면 서로 나눌 것이 없어요.`,
      en: `Garam uploaded all ${seed} alone. As long as the three fetch the same pieces in the same order, they have nothing to share.`,
    };
  },
);

/** A hundred times the same letter of a piece, or of a fake: no message of the tracker holds that. */
const carriesPiece = ({ client, server }: Conversation): boolean =>
  [client, server].some(({ bytes }) => /([A-F?])\1{99}/.test(new TextDecoder('latin1').decode(bytes)));

const trackerOnlyTells = traced(
  {
    id: 'tracker-tells',
    expected: {
      ko: '트래커를 지나간 조각은 하나도 없어요. 조각은 피어끼리 주고받아요.',
      en: 'Not one piece passes the tracker; pieces go from peer to peer.',
    },
  },
  (evidence) => {
    const found = conversations(evidence, TRACKER_PORT).find(carriesPiece);
    return (
      found && {
        happened: {
          ko: '트래커와의 연결에 조각이 실렸어요.',
          en: 'A connection to the tracker carries a piece.',
        },
        at: { kind: 'packet', hop: found.opening.id },
      }
    );
  },
);

const askedOnce = traced(
  {
    id: 'liar-asked-once',
    expected: {
      ko: '거짓말쟁이에게 속은 피어는 그에게 다시 묻지 않아요.',
      en: 'Whoever was given a fake does not ask the liar again.',
    },
    look: GENUINE,
  },
  (evidence) => {
    for (const name of LEECHERS) {
      const asked = conversations(evidence).filter(
        ({ client, server }) => client.host === name && server.host === 'stranger',
      );
      const again = asked[1];
      if (again)
        return {
          happened: {
            ko: `${name}: 거짓말쟁이에게 ${asked.length}번 물었어요.`,
            en: `${name} asked the liar ${asked.length} times.`,
          },
          at: { kind: 'packet', hop: again.opening.id },
        };
    }
    return undefined;
  },
);

const checks: LabChecks = {
  run: [endsByItself(), complete(LEECHERS), everyPieceOnce, shared, askedOnce, trackerOnlyTells],
  hostile: [
    {
      id: 'dying-tracker',
      title: { ko: '도중에 꺼지는 트래커', en: 'A tracker that dies half-way' },
      about: {
        ko: '0.7초 뒤에 트래커가 꺼져요. 피어들은 그때까지 아는 목록으로 끝까지 가야 해요.',
        en: 'The tracker dies after 0.7 s. The peers have to go on with the list they know.',
      },
      change: { otherwise: { tracker: { file: 'check/dying-tracker.mjs' } } },
      checks: [endsByItself(), complete(LEECHERS)],
    },
    {
      id: 'leaving-peer',
      title: { ko: '받다 말고 사라지는 피어', en: 'A peer that vanishes' },
      about: {
        ko: '라온이 0.8초 뒤에 사라져요. 나래와 다솜은 그래도 완성해야 해요.',
        en: 'Raon vanishes after 0.8 s. Narae and Dasom have to complete the file all the same.',
      },
      change: { otherwise: { raon: { file: 'check/leaver.mjs' } } },
      checks: [endsByItself(), complete(['narae', 'dasom'])],
    },
  ],
  varies: /\d+번 포트|\S+에게서 \d번.*\n|\([^)]*\)|조각 \d+개/g,
};

export default checks;
