import type { Texts } from '../../../lib/i18n/language.ts';
import type { Policy } from '../../../lib/queueing/balancer.ts';
import type { FieldText } from '../frame/Field.tsx';
import type { Numbers } from './numbers.ts';
import type { Kind } from './question.ts';
import type { Settings } from './settings.ts';

interface Asked {
  readonly ask: string;
  readonly lead: string;
}

const how = '점을 끌거나, 아래에서 고르거나, 숫자로 써 보세요.';
const howEn = 'Drag the point, pick an answer below, or type a number.';

const ko = {
  title: '한 대의 서버에서 데이터 센터로',
  tabs: ['요청', '줄', '서버', '고장'],
  settings: {
    rate: { label: '들어오는 요청', symbol: 'λ', unit: '개/초' },
    B: { label: '서버 한 대의 자리', symbol: 'B', unit: '개' },
    c: { label: '서버', symbol: 'c', unit: '대' },
    notice: { label: '고장을 알아채기까지', symbol: '', unit: '초' },
  } satisfies Record<'rate' | 'B' | 'c' | 'notice', FieldText>,
  noLimit: '0이면 끝없이 받아요.',
  policy: '나누는 방법',
  policies: { random: '무작위', 'round-robin': '번갈아', 'shortest-queue': '짧은 줄' } satisfies Record<
    Policy,
    string
  >,
  given: '서버 한 대는 1초에 평균 100개(μ = 100)를 처리해요.',
  questions: [
    ({ rate }: Settings, numbers: Numbers): Asked => ({
      ask: `초당 ${rate - 5}개에서 ${rate}개로 늘면, 요청 하나가 머무는 평균 시간은?`,
      lead: `서버 한 대가 1초에 평균 100개를 처리해요. 초당 ${numbers.plain(rate - 5)}개일 때의 시간이 그래프에 찍혀 있어요. ${how}`,
    }),
    ({ rate, B }: Settings): Asked => ({
      ask: `자리가 ${B}개인 서버에 초당 ${rate}개가 오면, 버려지는 요청은 몇 %?`,
      lead: `1초에 100개를 처리하는 서버예요. 자리가 다 차면 그때 온 요청은 버려져요. ${how}`,
    }),
    ({ rate, c }: Settings): Asked => ({
      ask: `초당 ${rate}개를 한 대 대신 ${c}대가 나누어 받으면, 평균 시간은?`,
      lead: `한 대일 때의 시간이 그래프에 찍혀 있어요. 분산 장치가 요청을 아무 서버에나 보내요. ${how}`,
    }),
    ({ rate, c }: Settings): Asked => ({
      ask: `${c}대 가운데 1번 서버가 꺼져요. 알아챈 뒤에도 응답받지 못하는 요청은 몇 %?`,
      lead: `초당 ${rate}개가 계속 들어오고, 살아 있는 서버만 나누어 받아요. ${how}`,
    }),
  ],
  choice: {
    'in-proportion': '그만큼만',
    double: '두 배',
    same: '그대로',
    none: '없다',
    excess: '넘치는 만큼',
    half: '훨씬 많이',
    tenth: '10분의 1도 안 된다',
  } satisfies Record<Kind, string>,
  guessFields: { ms: '내 예측(ms)', '%': '내 예측(%)' },
  badGuess: '예측은 0이나 그보다 큰 수로 써 주세요.',
  perSecond: (rate: number) => `초당 ${Math.round(rate)}개`,
  axisRate: '들어오는 요청 λ (개/초)',
  axisTime: '시각 (초)',
  axisMean: '머무는 평균 시간 (ms)',
  axisLoss: '응답받지 못한 요청 (%)',
  series: {
    alone: '한 대',
    chance: '여러 대, 무작위',
    loss: '버려지는 몫',
    excess: '처리 능력을 넘는 몫',
    unanswered: '응답받지 못한 요청',
  },
  plotTitles: [
    '들어오는 요청과 머무는 시간',
    '들어오는 요청과 버려지는 몫',
    '들어오는 요청과 머무는 시간',
    '시간에 따라 응답받지 못한 몫',
  ],
  plotEmpty: '아직 빈 그래프예요. 예측하고 실행하면 결과가 그려져요.',
  plotText: [
    '머무는 평균 시간은 처리 능력 100에 다가갈수록 가파르게 솟는다.',
    '들어오는 요청이 처리 능력 100을 넘으면 버려지는 몫이 넘치는 몫과 거의 겹친다.',
    '서버가 여럿이면 같은 요청에도 머무는 시간이 훨씬 짧다.',
    '고장 직후 응답받지 못한 몫이 솟았다가, 알아챈 뒤에는 남은 서버가 넘치는 만큼으로 내려온다.',
  ],
  requests: '요청',
  balancer: '분산 장치',
  more: (count: number) => `+${count}`,
  sceneText: (now: number, lengths: readonly number[], end: number) =>
    `${end}초 가운데 ${now.toFixed(1)}초: 서버에 있는 요청 ${lengths.map((length) => `${length}개`).join(', ')}.`,
  sceneNote: '점 하나가 요청 하나예요. 네모는 기다리는 자리, ×는 버려진 요청이에요.',
  counters: { arrived: '온 요청', served: '처리', dropped: '버림', lost: '잃음', mean: '평균' },
  histogram: '머문 시간의 분포 (막대가 높을수록 많은 요청)',
  histogramText: (p50: string, p99: string) =>
    `절반은 ${p50} 안에, 100개 가운데 99개는 ${p99} 안에 끝났어요.`,
  result: {
    mean: (rate: string, mean: string) => `${rate}가 오면 요청 하나가 평균 ${mean} 머물러요.`,
    endless: (rate: string) => `${rate}가 오면 줄이 끝없이 길어져서, 평균 시간이라는 것이 없어요.`,
    loss: (rate: string, loss: string) => `${rate}가 오면 ${loss}가 버려져요.`,
    failed: (loss: string) => `고장을 알아챈 뒤에도 ${loss}가 응답을 받지 못해요.`,
  },
  close: (guess: string) => `내 예측 ${guess}: 잘 맞혔어요.`,
  high: (guess: string) => `내 예측 ${guess}: 모형보다 많아요.`,
  low: (guess: string) => `내 예측 ${guess}: 모형보다 적어요.`,
  explain: {
    spare: (before: string, spareBefore: string, spare: string) =>
      `시간은 남은 여유(μ − λ)에 반비례해요. ${before}일 때 ${spareBefore}개이던 여유가 ${spare}개로 줄어서 그래요. 요청이 제멋대로 겹쳐 오기 때문에, 여유가 조금 있어도 줄이 생겨요.`,
    endless: (excess: string, left: string) =>
      `1초마다 ${excess}개씩 다 처리하지 못하고 남아요. 이번 60초가 끝날 때 ${left}개가 서버에 있었어요.`,
    excess: (excess: string, mean: string) =>
      `1초에 100개보다 많이 나갈 수는 없어요. 넘치는 ${excess}는 줄을 아무리 늘려도 어디선가 버려져요. 줄을 늘리면 들어간 요청이 더 오래 기다릴 뿐이에요(지금 평균 ${mean}).`,
    fits: (mean: string) =>
      `처리 능력보다 적게 오니 거의 버려지지 않아요. 들어간 요청은 평균 ${mean} 머물러요.`,
    apart: (alone: string, mean: string) =>
      `한 대로 다 받으면 ${alone}, 나누어 받으면 ${mean}예요. 서버마다 남는 여유가 생겨서, 대수만큼이 아니라 훨씬 많이 줄어요.`,
    full: '서버를 모두 합쳐도 들어오는 요청이 더 많아요. 나누는 방법을 바꾸어도 넘치는 몫은 그대로예요.',
    failure: (noticing: string, notice: string, left: string, rate: string) =>
      `알아채기 전 ${notice} 동안에는 ${noticing}가 응답을 받지 못했어요. 알아챈 뒤에는 남은 ${left}가 ${rate}를 다 받아야 해요.`,
    deadQueue: '꺼진 서버의 줄은 늘 비어 있어서, ‘짧은 줄’은 고장을 알아채기 전까지 오히려 그리로 보내요.',
  },
  servers: (count: number) => `${count}대`,
  watched: (mean: string, p99: string) =>
    `이번 60초에 잰 평균은 ${mean}, 100개 가운데 가장 느린 하나는 ${p99}를 넘겼어요. 위의 값은 아주 오래 돌렸을 때의 값이라, 60초로는 우연히 더 짧거나 길 수 있어요.`,
  honest: '실제 서버에는 요청이 이보다 더 몰려서 와요.',
  notYet: '이 설정은 아직 실행하지 않았어요. 실행하면 60초 동안 잰 값과도 견주어 볼 수 있어요.',
  challenge: '서버 네 대만 써서, 초당 300개를 평균 20 ms 안에 처리해 보세요.',
  verdicts: {
    'other-load': '요청은 초당 300개, 서버는 4대, 자리는 50개 그대로 두어야 해요.',
    'not-run': '이대로 실행해 보세요.',
    'too-slow': (mean: string) => `아직 평균 ${mean}예요. 요청을 나누는 방법을 바꾸어 보세요.`,
    solved: (mean: string) => `해냈어요! 평균 ${mean}예요. 줄이 짧은 쪽으로 보내면 노는 서버가 거의 없어요.`,
  },
  handout:
    '서버 한 대가 1초에 평균 100개를 처리할 때, 들어오는 요청(λ)에 따라 요청 하나가 머무는 평균 시간. 90개에서 95개로 5% 늘면 시간은 100 ms에서 200 ms로 두 배가 돼요.',
};

export type LoadTexts = typeof ko;

const en: LoadTexts = {
  title: 'From one server to a data center',
  tabs: ['Requests', 'Queue', 'Servers', 'Failure'],
  settings: {
    rate: { label: 'Requests', symbol: 'λ', unit: 'a second' },
    B: { label: 'Places at each server', symbol: 'B', unit: '' },
    c: { label: 'Servers', symbol: 'c', unit: '' },
    notice: { label: 'Until the failure is noticed', symbol: '', unit: 's' },
  },
  noLimit: '0: no limit.',
  policy: 'Shared out',
  policies: { random: 'at random', 'round-robin': 'in turn', 'shortest-queue': 'shortest queue' },
  given: 'One server serves 100 requests a second on average (μ = 100).',
  questions: [
    ({ rate }, numbers) => ({
      ask: `From ${rate - 5} to ${rate} requests a second: how long does a request stay on average?`,
      lead: `One server serves 100 a second on average. The time at ${numbers.plain(rate - 5)} a second is in the graph. ${howEn}`,
    }),
    ({ rate, B }) => ({
      ask: `A server with ${B} places gets ${rate} requests a second: how many per cent are dropped?`,
      lead: `It serves 100 a second. A request that finds every place taken is dropped. ${howEn}`,
    }),
    ({ rate, c }) => ({
      ask: `${rate} requests a second for ${c} servers instead of one: how long does a request stay on average?`,
      lead: `The time with one server is in the graph. A balancer sends each request to any server. ${howEn}`,
    }),
    ({ rate, c }) => ({
      ask: `Server 1 of ${c} fails. Once that is noticed, how many per cent still get no answer?`,
      lead: `${rate} requests a second go on coming, and only the servers that are up share them. ${howEn}`,
    }),
  ],
  choice: {
    'in-proportion': 'in proportion',
    double: 'double',
    same: 'the same',
    none: 'none',
    excess: 'what is too much',
    half: 'far more',
    tenth: 'less than a tenth',
  },
  guessFields: { ms: 'My prediction (ms)', '%': 'My prediction (%)' },
  badGuess: 'Write your prediction as a number from 0 on.',
  perSecond: (rate) => `${Math.round(rate)} a second`,
  axisRate: 'Requests λ (a second)',
  axisTime: 'Time (s)',
  axisMean: 'Mean time in the system (ms)',
  axisLoss: 'Requests without an answer (%)',
  series: {
    alone: 'one server',
    chance: 'several, at random',
    loss: 'dropped',
    excess: 'beyond what can be served',
    unanswered: 'without an answer',
  },
  plotTitles: [
    'Requests and time in the system',
    'Requests and the share dropped',
    'Requests and time in the system',
    'Requests without an answer over time',
  ],
  plotEmpty: 'An empty graph so far. Predict and run to see the result.',
  plotText: [
    'The mean time shoots up as the load nears the 100 a second that the server can do.',
    'Beyond 100 a second, the share dropped is almost exactly the excess.',
    'With several servers the same requests stay far shorter.',
    'Right after the failure many requests get no answer; once it is noticed, as many as are too much for the rest.',
  ],
  requests: 'requests',
  balancer: 'balancer',
  more: (count) => `+${count}`,
  sceneText: (now, lengths, end) =>
    `${now.toFixed(1)} s of ${end} s: requests at the servers: ${lengths.join(', ')}.`,
  sceneNote: 'One dot is one request. Squares are places to wait, × a request that was dropped.',
  counters: { arrived: 'came', served: 'served', dropped: 'dropped', lost: 'lost', mean: 'mean' },
  histogram: 'How long they stayed (the higher the bar, the more requests)',
  histogramText: (p50, p99) => `Half were done within ${p50}, 99 of 100 within ${p99}.`,
  result: {
    mean: (rate, mean) => `With ${rate}, a request stays ${mean} on average.`,
    endless: (rate) => `With ${rate} the queue grows without end: there is no mean time.`,
    loss: (rate, loss) => `With ${rate}, ${loss} are dropped.`,
    failed: (loss) => `Once the failure is noticed, ${loss} still get no answer.`,
  },
  close: (guess) => `Your prediction of ${guess} was right.`,
  high: (guess) => `Your prediction of ${guess} is more than the model’s answer.`,
  low: (guess) => `Your prediction of ${guess} is less than the model’s answer.`,
  explain: {
    spare: (before, spareBefore, spare) =>
      `The time goes by what is left over (μ − λ): with ${before} that was ${spareBefore}, now it is ${spare}. Requests come in no order and bunch up, so there is a queue even with something to spare.`,
    endless: (excess, left) =>
      `Every second ${excess} more come than go. At the end of these 60 s, ${left} were at the server.`,
    excess: (excess, mean) =>
      `No more than 100 a second can leave. The excess, ${excess}, is dropped somewhere, however long the queue. A longer queue only makes those inside wait longer (${mean} on average now).`,
    fits: (mean) =>
      `Fewer come than can be served, so hardly any is dropped. Those inside stay ${mean} on average.`,
    apart: (alone, mean) =>
      `One server for all: ${alone}. Shared out: ${mean}. Each server has something to spare now, so the time shrinks by far more than the number of servers.`,
    full: 'Even all servers together cannot keep up. No way of sharing changes the excess.',
    failure: (noticing, notice, left, rate) =>
      `In the ${notice} before it was noticed, ${noticing} got no answer. From then on ${left} must take all of ${rate}.`,
    deadQueue:
      'The queue of a dead server is always empty, so until the failure is noticed “shortest queue” sends even more there.',
  },
  servers: (count) => (count === 1 ? '1 server' : `${count} servers`),
  watched: (mean, p99) =>
    `In these 60 s the mean was ${mean}, and the slowest of a hundred took more than ${p99}. The figure above is for a very long run; 60 s can be shorter or longer by chance.`,
  honest: 'Real servers see requests that bunch up even more than these.',
  notYet: 'These settings have not been run yet. Run them to compare with what 60 s give.',
  challenge: 'With four servers and no more, serve 300 requests a second within 20 ms on average.',
  verdicts: {
    'other-load': 'It has to be 300 requests a second, 4 servers and 50 places.',
    'not-run': 'Run it like this.',
    'too-slow': (mean) => `Still ${mean} on average. Try another way of sharing the requests out.`,
    solved: (mean) => `Done: ${mean} on average. With the shortest queue hardly any server is ever idle.`,
  },
  handout:
    'The mean time a request stays, by the requests a second (λ), at one server that serves 100 a second on average. From 90 to 95, 5% more, the time doubles from 100 ms to 200 ms.',
};

export const loadTexts: Texts<LoadTexts> = { ko, en };
