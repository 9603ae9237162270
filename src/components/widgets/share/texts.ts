import type { Texts } from '../../../lib/i18n/language.ts';
import type { FieldText } from '../frame/Field.tsx';
import type { Verdict } from './challenge.ts';
import type { Control } from './settings.ts';

export interface ShareTexts {
  readonly title: string;
  readonly tabs: readonly string[];
  readonly controls: Readonly<Record<Control, FieldText>>;
  readonly call: string;
  readonly callOptions: Readonly<Record<'no' | 'yes', string>>;
  readonly question: (n: number) => string;
  readonly lead: string;
  readonly guessField: string;
  readonly badGuess: string;
  readonly rate: (value: string) => string;
  readonly smallRate: (value: string) => string;
  readonly seconds: (value: string) => string;
  readonly plot: {
    readonly title: string;
    readonly text: (mine: string, n: number) => string;
    readonly empty: string;
    readonly x: string;
    readonly y: string;
  };
  readonly flows: {
    readonly title: string;
    readonly mine: string;
    readonly other: (number: number) => string;
    readonly udp: string;
    readonly call: string;
    readonly frames: (onTime: string, late: string, lost: string) => string;
  };
  readonly result: (mine: string, n: number) => string;
  readonly verdict: { readonly close: (guess: string) => string; readonly off: (guess: string) => string };
  readonly explain: {
    readonly shared: (n: number, fair: string) => string;
    readonly alone: string;
    readonly line: (access: string) => string;
    readonly udp: (udp: string, left: string) => string;
    readonly drowned: string;
    readonly call: string;
    readonly uneven: string;
  };
  readonly challenge: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly handout: string;
  readonly table: { readonly n: string; readonly mine: string; readonly fair: string };
}

export const shareTexts: Texts<ShareTexts> = {
  ko: {
    title: '길은 함께 쓴다',
    tabs: ['함께 쓰는 흐름', '듣지 않는 흐름', '내 회선과 전화'],
    controls: {
      N: { label: '받는 흐름(나까지)', symbol: 'N', unit: '개' },
      udp: { label: '듣지 않는 UDP 흐름', symbol: '', unit: 'Mbit/s' },
      access: { label: '내 회선의 속도', symbol: '', unit: 'Mbit/s' },
    },
    call: '32 kbit/s 전화',
    callOptions: { no: '없음', yes: '함께' },
    question: (n) =>
      `길 가운데의 좁은 구간은 10 Mbit/s예요. 나까지 ${n}명이 TCP로 큰 파일을 받아요. 내 처리율은?`,
    lead: '내 회선은 20 Mbit/s예요. 그래프의 점을 끌거나, 고르거나, 숫자로 써 보세요.',
    guessField: '내 예측(Mbit/s)',
    badGuess: '예측은 0보다 큰 Mbit/s 단위 수로 써 주세요.',
    rate: (value) => `${value}\u00a0Mbit/s`,
    smallRate: (value) => `${value}\u00a0kbit/s`,
    seconds: (value) => `${value}초`,
    plot: {
      title: '좁은 구간을 나눠 쓴 모양',
      text: (mine, n) =>
        `좁은 구간 10 Mbit/s를 ${n}개의 흐름이 나눠 쓴다. 맨 아래가 나이고 평균 ${mine}이다.`,
      empty: '아직 아무도 쓰지 않는 좁은 구간 10 Mbit/s예요.',
      x: '시각 (초)',
      y: '쌓은 처리율 (Mbit/s)',
    },
    flows: {
      title: '5초부터의 평균',
      mine: '나',
      other: (number) => `다른 흐름 ${number}`,
      udp: 'UDP',
      call: '전화',
      frames: (onTime, late, lost) => `제때 ${onTime} · 늦음 ${late} · 안 옴 ${lost}`,
    },
    result: (mine, n) =>
      n === 1 ? `혼자 쓰는 내 처리율은 ${mine}예요.` : `${n}개의 흐름 가운데 내 처리율은 ${mine}예요.`,
    verdict: {
      close: (guess) => `내 예측 ${guess}: 모형과 20% 안에서 같아요.`,
      off: (guess) => `내 예측 ${guess}: 모형과 20% 넘게 달라요.`,
    },
    explain: {
      shared: (n, fair) =>
        `좁은 구간에 ${n}개의 TCP가 있으면 대략 고르게 나눠 ${fair}씩이에요. 아무도 나눠 주지 않았는데, 저마다 손실을 볼 때 속도를 반으로 줄이기 때문이에요.`,
      alone: '혼자라서 좁은 구간을 다 써요. 10 Mbit/s에 조금 못 미치는 것은 헤더의 몫이에요.',
      line: (access) =>
        `내 회선 ${access}가 가장 좁은 구간이라 그보다 더 받을 수 없어요. 남은 것은 다른 흐름이 나눠 써요.`,
      udp: (udp, left) =>
        `UDP 흐름은 손실을 보아도 줄이지 않아서 ${udp}를 먼저 차지하고, TCP들이 남은 ${left}를 나눠 써요.`,
      drowned: 'UDP가 좁은 구간보다 많이 쏟아부어서 TCP가 거의 나르지 못해요. UDP도 넘친 만큼은 잃었어요.',
      call: '전화는 32 kbit/s밖에 쓰지 않지만, 줄이 넘칠 때 함께 버려지고 줄이 길 때 함께 기다려요.',
      uneven: '띠의 두께가 오르내리는 것이 TCP의 톱니예요. 순간의 처리율은 약속된 적이 없어요.',
    },
    challenge:
      '흐름 넷은 그대로 두고, 내 회선을 4 Mbit/s 아래로 좁혀도 처리율이 2 Mbit/s를 넘는지 보여 주세요.',
    verdicts: {
      'others-changed': '흐름은 넷, UDP는 없이 두어야 해요.',
      'too-wide': '내 회선이 아직 4 Mbit/s보다 넓어요.',
      'not-run': '좁힌 회선으로 다시 실행해 보세요.',
      'too-narrow': '이제는 내 회선이 가장 좁은 구간이 되었어요. 조금 넓혀 보세요.',
      solved:
        '해냈어요! 회선을 다섯 배 넓게 사도 여기서는 거의 같아요. 좁은 구간은 남과 함께 쓰는 곳이니까요.',
    },
    handout:
      '좁은 구간 10 Mbit/s를 TCP 흐름 넷이 20초 동안 나눠 쓴 모양. 맨 아래 띠가 나다. 평균은 5초부터 잰 것이다.',
    table: { n: '흐름의 수', mine: '내 처리율', fair: '고르게 나누면' },
  },
  en: {
    title: 'The road is shared',
    tabs: ['Flows that share', 'A flow that does not listen', 'My line, and a call'],
    controls: {
      N: { label: 'Downloads (mine included)', symbol: 'N', unit: '' },
      udp: { label: 'UDP flow that does not listen', symbol: '', unit: 'Mbit/s' },
      access: { label: 'Rate of my line', symbol: '', unit: 'Mbit/s' },
    },
    call: 'A call of 32 kbit/s',
    callOptions: { no: 'none', yes: 'joins' },
    question: (n) =>
      `The narrow part of the path does 10 Mbit/s. ${n} people download large files over TCP, you among them. What is your throughput?`,
    lead: 'Your line does 20 Mbit/s. Drag the point in the graph, choose, or write a number.',
    guessField: 'Your guess (Mbit/s)',
    badGuess: 'A guess is a number of Mbit/s above 0.',
    rate: (value) => `${value}\u00a0Mbit/s`,
    smallRate: (value) => `${value}\u00a0kbit/s`,
    seconds: (value) => `${value}\u00a0s`,
    plot: {
      title: 'How the narrow part was shared',
      text: (mine, n) =>
        `${n} flows share the bottleneck of 10 Mbit/s. The lowest band is yours, ${mine} on average.`,
      empty: 'The bottleneck of 10 Mbit/s, which nobody uses yet.',
      x: 'time (s)',
      y: 'throughputs, stacked (Mbit/s)',
    },
    flows: {
      title: 'Averages from the fifth second on',
      mine: 'you',
      other: (number) => `other ${number}`,
      udp: 'UDP',
      call: 'call',
      frames: (onTime, late, lost) => `in time ${onTime} · late ${late} · never ${lost}`,
    },
    result: (mine, n) =>
      n === 1 ? `Alone, your throughput is ${mine}.` : `As one of ${n} flows, your throughput is ${mine}.`,
    verdict: {
      close: (guess) => `Your guess of ${guess}: within 20% of the model.`,
      off: (guess) => `Your guess of ${guess}: more than 20% from the model.`,
    },
    explain: {
      shared: (n, fair) =>
        `With ${n} TCP flows in the bottleneck each gets about the same, ${fair}. Nobody hands it out: each of them halves its rate when it sees a loss.`,
      alone: 'You are alone, so you use the whole bottleneck. What is missing to 10 Mbit/s are headers.',
      line: (access) =>
        `Your line of ${access} is the narrowest part now, and you cannot get more. The others share the rest.`,
      udp: (udp, left) =>
        `The UDP flow does not slow down when packets are lost. It takes ${udp} first, and the TCP flows share the ${left} that are left.`,
      drowned:
        'The UDP flow pours in more than the bottleneck takes, so TCP carries next to nothing. UDP lost its surplus, too.',
      call: 'The call uses only 32 kbit/s, but it is dropped with the others when the queue is full, and waits with them when it is long.',
      uneven: 'That the bands grow and shrink is TCP’s sawtooth. Nobody promised a rate at any moment.',
    },
    challenge:
      'Leave the four flows, and show that you still get more than 2 Mbit/s when your own line is narrower than 4 Mbit/s.',
    verdicts: {
      'others-changed': 'There have to be four downloads and no UDP flow.',
      'too-wide': 'Your line is still wider than 4 Mbit/s.',
      'not-run': 'Run it with the narrower line.',
      'too-narrow': 'Now your line has become the narrowest part. Make it a little wider.',
      solved:
        'You did it! A line five times as wide would hardly give you more here, for the narrow part is the one you share.',
    },
    handout:
      'Four TCP flows share a bottleneck of 10 Mbit/s for 20 s. The lowest band is yours. Averages are taken from the fifth second on.',
    table: { n: 'flows', mine: 'your throughput', fair: 'divided evenly' },
  },
};
