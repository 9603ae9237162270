import type { Check, Sentence } from '../../../lib/lab-check/check.ts';
import { departures } from '../../../lib/lab-check/conversation.ts';
import { endsByItself } from '../../../lib/lab-check/ends.ts';
import { type Evidence, outputOf } from '../../../lib/lab-check/evidence.ts';
import type { HostileRun, LabChecks } from '../../../lib/lab-check/lab-checks.ts';
import { holds } from '../../../lib/lab-check/output-checks.ts';
import { traced } from '../../../lib/lab-check/trace-checks.ts';

const FRAMES = 100;
const MOST_REPEATS = 3;
const RECEIVERS = ['tcp-receiver', 'udp-receiver'] as const;
const LOOK = ['player.mjs', /repeated\+\+|TODO|silence\+\+/] as const;

interface Report {
  readonly inTime: number;
  readonly late: number;
  readonly lost: number;
  readonly heard: number;
  readonly repeated: number;
  readonly silent: number;
}

function reportOf(evidence: Evidence, process: string): Report | undefined {
  const text = outputOf(evidence, process);
  const arrived = /제때 (\d+), 늦음 (\d+), 오지 않음 (\d+)/.exec(text);
  const played = /들린 소리 (\d+), 되풀이 (\d+), 침묵 (\d+)/.exec(text);
  if (!arrived || !played) return undefined;
  const [inTime, late, lost] = arrived.slice(1).map(Number) as [number, number, number];
  const [heard, repeated, silent] = played.slice(1).map(Number) as [number, number, number];
  return { inTime, late, lost, heard, repeated, silent };
}

/** Something about the report of each receiver; `found` gives what is wrong with one. */
const reports = (
  about: { readonly id: string; readonly expected: Sentence },
  found: (report: Report, process: string) => Sentence | undefined,
): Check =>
  holds({ ...about, look: LOOK }, (evidence) => {
    for (const process of RECEIVERS) {
      const report = reportOf(evidence, process);
      if (!report) return { ko: `${process}: 보고가 없어요.`, en: `${process} has not reported.` };
      const said = found(report, process);
      if (said) return said;
    }
    return undefined;
  });

const hundred = reports(
  {
    id: 'hundred',
    expected: {
      ko: '프레임 100개를 저마다 한 번만 세요. 들린 소리, 되풀이, 침묵을 더하면 100이에요.',
      en: 'Each of the 100 frames is counted once: sound, repeats and silence add up to 100.',
    },
  },
  ({ heard, repeated, silent, inTime, late, lost }, process) => {
    const sum = heard + repeated + silent;
    if (sum === FRAMES && inTime + late + lost === FRAMES && heard <= inTime) return undefined;
    return {
      ko: `${process}: 들린 소리 ${heard}, 되풀이 ${repeated}, 침묵 ${silent}, 더하면 ${sum}이에요.`,
      en: `${process}: sound ${heard}, repeats ${repeated}, silence ${silent}, which makes ${sum}.`,
    };
  },
);

const filled = reports(
  {
    id: 'filled',
    expected: {
      ko: '빈자리가 있으면 적어도 그 처음은 앞 프레임을 되풀이해서 채워요.',
      en: 'Where there are gaps, at least their beginnings are filled with the frame before.',
    },
  },
  ({ repeated, silent }, process) =>
    repeated === 0 && silent > 0
      ? {
          ko: `${process}: 빈자리 ${silent}개가 모두 침묵이에요.`,
          en: `${process}: all ${silent} gaps are silent.`,
        }
      : undefined,
);

const asLost = traced(
  {
    id: 'as-lost',
    expected: {
      ko: 'UDP에서 오지 않은 프레임의 수가 링크가 잃은 데이터그램의 수와 같아요.',
      en: 'As many frames never came over UDP as the link lost datagrams.',
    },
  },
  (evidence) => {
    const dropped = departures(evidence.trace ?? []).filter(
      ({ packet, droppedAt }) => packet.body.protocol === 'udp' && droppedAt !== undefined,
    );
    const lost = reportOf(evidence, 'udp-receiver')?.lost;
    if (lost === undefined || lost === dropped.length) return undefined;
    return {
      happened: {
        ko: `보고는 ${lost}개인데 링크는 ${dropped.length}개를 잃었어요.`,
        en: `The report says ${lost}, the link lost ${dropped.length}.`,
      },
      at: dropped[0] && { kind: 'packet', hop: dropped[0].id },
    };
  },
);

/** Gaps as `10`, `20-24`, and what a player that repeats up to three frames makes of them. */
interface Gaps {
  readonly id: string;
  readonly title: Sentence;
  readonly about: Sentence;
  readonly gaps: readonly string[];
  readonly repeated: number;
  readonly silent: number;
  /** What it means when there are more repeats, or fewer. */
  readonly more: Sentence;
  readonly fewer: Sentence;
}

function gapRun({ id, title, about, gaps, repeated, silent, more, fewer }: Gaps): HostileRun {
  const heard = FRAMES - repeated - silent;
  const check = holds(
    {
      id: `${id}-played`,
      expected: {
        ko: `들린 소리 ${heard}, 되풀이 ${repeated}, 침묵 ${silent}이에요.`,
        en: `Sound ${heard}, repeats ${repeated}, silence ${silent}.`,
      },
      look: LOOK,
    },
    (evidence) => {
      const report = reportOf(evidence, 'gaps');
      if (!report) return { ko: '보고가 없어요.', en: 'There is no report.' };
      if (report.repeated === repeated && report.silent === silent) return undefined;
      const why = report.repeated > repeated ? more : fewer;
      return {
        ko: `되풀이 ${report.repeated}, 침묵 ${report.silent}이에요. ${why.ko}`,
        en: `Repeats ${report.repeated}, silence ${report.silent}. ${why.en}`,
      };
    },
  );
  return {
    id,
    title,
    about,
    change: {
      without: ['tcp-receiver', 'udp-receiver', 'tcp-sender', 'udp-sender'],
      add: [{ name: 'gaps', host: 'client', file: 'check/gaps.mjs', argv: gaps }],
    },
    checks: [endsByItself(), check],
  };
}

const checks: LabChecks = {
  run: [endsByItself(), hundred, filled, asLost],
  hostile: [
    gapRun({
      id: 'short-gaps',
      title: { ko: '짧은 빈자리 셋', en: 'Three short gaps' },
      about: {
        ko: '프레임 하나, 둘, 셋이 비는 자리가 하나씩 있어요. 모두 되풀이로 채울 수 있어요.',
        en: 'One gap of one frame, one of two, one of three. Repeats can fill all of them.',
      },
      gaps: ['10', '20-21', '30-32'],
      repeated: 1 + 2 + MOST_REPEATS,
      silent: 0,
      more: { ko: '비지 않은 자리까지 되풀이했어요.', en: 'Places that were not empty were repeated, too.' },
      fewer: {
        ko: '셋(60 ms)까지는 되풀이하고, 소리가 다시 나면 처음부터 세야 해요.',
        en: 'Up to three (60 ms) are to be repeated, and the count begins anew with every sound.',
      },
    }),
    gapRun({
      id: 'long-gap',
      title: { ko: '긴 빈자리', en: 'A long gap' },
      about: {
        ko: '프레임 열이 잇달아 비어요. 셋까지만 되풀이하고 나머지 일곱은 침묵이에요.',
        en: 'Ten frames in a row are missing. Three are repeated, the other seven are silence.',
      },
      gaps: ['40-49'],
      repeated: MOST_REPEATS,
      silent: 10 - MOST_REPEATS,
      more: {
        ko: '60 ms를 넘어서도 되풀이했어요. 기계 소리처럼 들려요.',
        en: 'It went on repeating beyond 60 ms, which sounds like a machine.',
      },
      fewer: { ko: '셋까지는 되풀이해야 해요.', en: 'Up to three are to be repeated.' },
    }),
    gapRun({
      id: 'first-gap',
      title: { ko: '처음부터 비는 자리', en: 'A gap at the beginning' },
      about: {
        ko: '첫 두 프레임이 오지 않아요. 되풀이할 앞 소리가 아직 없으니 침묵이에요.',
        en: 'The first two frames never come. There is no sound yet to repeat, so they are silence.',
      },
      gaps: ['0-1', '60'],
      repeated: 1,
      silent: 2,
      more: {
        ko: '아직 들린 적 없는 소리를 되풀이했어요.',
        en: 'A sound was repeated that had never been heard.',
      },
      fewer: { ko: '60번의 빈자리는 채울 수 있어요.', en: 'The gap at frame 60 can be filled.' },
    }),
    {
      id: 'loss',
      title: { ko: '손실 20%', en: 'A fifth of the packets lost' },
      about: {
        ko: '음성이 가는 방향에서 패킷의 20%를 잃어요.',
        en: 'The direction of the voice loses 20% of its packets.',
      },
      change: { link: { loss: [0.2, 0] } },
      checks: [endsByItself(), hundred, asLost],
    },
  ],
  varies: /^(TCP|UDP): .*\d, .*\n/gm,
};

export default checks;
