import type { FieldText } from '../frame/Field.tsx';
import type { Numbers } from './numbers.ts';
import type { Settings } from './settings.ts';

type Name = Exclude<keyof Settings, 'seed' | 'tab'>;

const ko = {
  title: '파일 나눠 주기: 서버 하나 대 P2P',
  clientServer: '클라이언트-서버',
  p2p: 'P2P',
  server: '서버',
  peers: '피어',
  left: '떠남',
  tabs: ['받는 사람 수', '속도와 크기', '진짜 조각들'],
  settings: {
    N: { label: '받는 사람 수', symbol: 'N', unit: '명' },
    us: { label: '서버가 올리는 속도', symbol: 'uₛ', unit: 'Mbit/s' },
    u: { label: '피어가 올리는 속도', symbol: 'u', unit: 'Mbit/s' },
    d: { label: '피어가 내려받는 속도', symbol: 'd', unit: 'Mbit/s' },
    F: { label: '파일 크기', symbol: 'F', unit: 'GB' },
    free: { label: '무임승차 비율', symbol: '', unit: '%' },
    leave: { label: '씨앗(서버)이 떠나는 때', symbol: '', unit: '초' },
    K: { label: '조각 수', symbol: 'K', unit: '개' },
  } satisfies Record<Name, FieldText>,
  leaveHint: '0이면 끝까지 남아요.',
  question: (from: string, to: string) => `받는 사람이 ${from}에서 ${to}으로 늘면 P2P 시간은?`,
  predictHow: '점을 끌거나, 아래에서 고르거나, 숫자로 써 보세요. 예측하면 실행할 수 있어요.',
  given: (seconds: string, from: string) => `${from}일 때는 P2P로 ${seconds}가 걸려요.`,
  choices: { triple: (times: string) => `${times}배`, half: '1.5배', same: '그대로' },
  guessField: '내 예측(초)',
  badGuess: '예측은 초 단위로, 0이나 그보다 큰 수로 써 주세요.',
  plotTitle: '받는 사람 수와 분배 시간',
  plotEmpty: (from: string, cs: string, p2p: string) =>
    `빈 그래프예요. ${from}일 때의 두 값만 찍혀 있어요. 클라이언트-서버 ${cs}, P2P ${p2p}.`,
  plotText: (n: string, cs: string, p2p: string) =>
    `클라이언트-서버의 시간은 받는 사람 수에 비례해 곧게 오르고, P2P의 시간은 점점 눕는다. ${n}일 때 클라이언트-서버 ${cs}, P2P ${p2p}.`,
  axisN: '받는 사람 수 N (명)',
  axisT: '모두가 다 받는 데 걸리는 시간 (초)',
  clock: '지금',
  pieceCount: (count: string) => `${count}개`,
  people: (n: string) => `${n}명`,
  seconds: (s: string) => `${s}초`,
  sceneText: (name: string, at: string, done: string, all: string, percent: string) =>
    `${name}, ${at}: ${all} 가운데 ${done}이 다 받았고, 전체로는 ${percent}를 받았어요.`,
  sceneState: (done: string, percent: string) => `${percent} · 다 받은 사람 ${done}`,
  uplinks: '올리는 길',
  serverUplink: '서버',
  peerUplinks: '피어 합',
  gauge: (used: string, capacity: string) => `${used} / ${capacity}`,
  bottleneck: '지금 누가 발목을 잡나',
  bottleneckLead: 'P2P의 시간은 아래 셋 가운데 가장 긴 것보다 짧을 수 없어요.',
  terms: {
    server: '서버가 한 벌을 올리는 시간',
    download: '가장 느린 피어가 내려받는 시간',
    total: '모두가 함께 N벌을 올리는 시간',
  },
  longest: '가장 길어요',
  result: (n: string, p2p: string, cs: string) =>
    `${n}에게 나눠 주려면 P2P는 빨라도 ${p2p}, 클라이언트-서버는 ${cs}가 걸려요.`,
  equal: '두 구조의 시간이 같아요.',
  faster: (times: string) => `P2P가 ${times}배 빨라요.`,
  verdictClose: (guess: string) => `내 예측 ${guess}: 잘 맞혔어요.`,
  verdictOff: (guess: string, times: string, long: boolean) =>
    `내 예측 ${guess}: 모형의 ${times}배예요. ${long ? '더 오래 걸린다고' : '더 빨리 끝난다고'} 보았네요.`,
  explain: {
    server:
      '서버가 파일을 적어도 한 번은 통째로 올려야 해요. 그보다 빨라질 수는 없어서 서버의 올리는 길이 발목을 잡아요.',
    download:
      '가장 느린 피어도 파일을 끝까지 내려받아야 해요. 올려 주는 손이 아무리 많아도 이 시간은 줄지 않아요.',
    total: '받는 사람이 늘면 나눠 줄 양도 늘지만, 받은 조각을 다시 올려 주는 손도 함께 늘어요.',
    growth: (
      from: string,
      to: string,
      demand: string,
      from_: string,
      to_: string,
      supply: string,
      ratio: string,
    ) =>
      `${from}에서 ${to}으로 늘면 나눠 줄 양은 ${demand}배가 돼요. 올리는 속도의 합도 ${from_}에서 ${to_}로 ${supply}배가 되므로, 걸리는 시간은 ${ratio}배예요.`,
    noUpload: '아무도 올려 주지 않으면 서버 혼자 N벌을 올려야 해요. 그래서 P2P와 클라이언트-서버가 같아져요.',
    alone: '받는 사람이 한 명이면 나눌 상대가 없어요. 그래서 P2P의 이득도 없어요.',
  },
  realTitle: '하한과 실제',
  real: (bound: string, pieces: string, real: string, percent: string) =>
    `${bound}는 파일이 물처럼 흐른다고 본 하한이에요. 조각 ${pieces}로 나누어 실제로 주고받게 하니 ${real}가 걸려, 하한보다 ${percent} 늦었어요. 조각은 다 받은 뒤에야 남에게 줄 수 있기 때문이에요.`,
  realSame: (bound: string, pieces: string) =>
    `${bound}는 파일이 물처럼 흐른다고 본 하한이에요. 조각 ${pieces}로 나누어 실제로 보내 보아도 똑같았어요.`,
  realLeft:
    '하한은 씨앗이 끝까지 남는다고 보고 셈한 값이라, 씨앗이 떠난 뒤 줄어든 올리는 속도만큼도 늦어졌어요.',
  notYet: '실행하면 조각을 실제로 주고받은 시간과도 견주어 볼 수 있어요.',
  stuck: (missing: string, at: string) =>
    `${at}에 멈췄어요. 씨앗이 떠난 뒤 조각 ${missing}를 가진 피어가 없어서, 아무도 파일을 다 받지 못해요.`,
  challenge: 'N = 100을 1,000초 안에 끝내 보세요. 단, 서버의 속도 uₛ와 파일 크기 F는 바꿀 수 없어요.',
  verdicts: {
    'other-receivers': (value: string) => `지금은 ${value}이에요. N을 100으로 맞춰 주세요.`,
    'server-changed': (value: string) => `서버의 속도가 ${value}로 바뀌었어요. 100 Mbit/s로 되돌려 주세요.`,
    'file-changed': (value: string) => `파일 크기가 ${value}로 바뀌었어요. 1 GB로 되돌려 주세요.`,
    'too-slow': (value: string) => `아직 ${value}예요. 누구의 길이 발목을 잡는지 막대를 보세요.`,
    solved: (value: string) =>
      `해냈어요! ${value}예요. 모두가 올려 준다면 u가 7 Mbit/s만 되어도 1,000초에 닿아요.`,
  },
  handout:
    'F = 1 GB, uₛ = 100 Mbit/s, u = 10 Mbit/s, d = 50 Mbit/s일 때. N = 30이면 클라이언트-서버 2,400초, P2P 600초예요.',
  rest: ({ us, u, d, F }: Settings, { plain, rate }: Numbers) =>
    `나머지: 서버 ↑ ${rate(us)} · 피어 ↑ ${rate(u)} ↓ ${rate(d)} · 파일 ${plain(F)}\u00a0GB`,
};

export type SwarmTexts = typeof ko;

const en: SwarmTexts = {
  title: 'Handing out a file: one server or P2P',
  clientServer: 'Client–server',
  p2p: 'P2P',
  server: 'server',
  peers: 'peers',
  left: 'gone',
  tabs: ['Receivers', 'Rates and size', 'Real pieces'],
  settings: {
    N: { label: 'Receivers', symbol: 'N', unit: '' },
    us: { label: 'Server upload rate', symbol: 'uₛ', unit: 'Mbit/s' },
    u: { label: 'Peer upload rate', symbol: 'u', unit: 'Mbit/s' },
    d: { label: 'Peer download rate', symbol: 'd', unit: 'Mbit/s' },
    F: { label: 'File size', symbol: 'F', unit: 'GB' },
    free: { label: 'Free riders', symbol: '', unit: '%' },
    leave: { label: 'When the seed (the server) leaves', symbol: '', unit: 's' },
    K: { label: 'Pieces', symbol: 'K', unit: '' },
  },
  leaveHint: '0: it stays to the end.',
  question: (from, to) => `From ${from} to ${to}: what happens to the P2P time?`,
  predictHow:
    'Drag the point, pick an answer below, or type a number. Once you have predicted, you can run it.',
  given: (seconds, from) => `With ${from}, P2P takes ${seconds}.`,
  choices: { triple: (times) => `${times} times as long`, half: '1.5 times as long', same: 'the same' },
  guessField: 'My prediction (s)',
  badGuess: 'Write your prediction in seconds, as a number from 0 on.',
  plotTitle: 'Receivers and distribution time',
  plotEmpty: (from, cs, p2p) =>
    `An empty graph with the two values for ${from} only: client–server ${cs}, P2P ${p2p}.`,
  plotText: (n, cs, p2p) =>
    `The client–server time rises in a straight line with the number of receivers; the P2P time flattens out. With ${n}: client–server ${cs}, P2P ${p2p}.`,
  axisN: 'Receivers N',
  axisT: 'Time until everyone has the file (s)',
  clock: 'now',
  pieceCount: (count) => (count === '1' ? '1 piece' : `${count} pieces`),
  people: (n) => (n === '1' ? '1 receiver' : `${n} receivers`),
  seconds: (s) => `${s} s`,
  sceneText: (name, at, done, all, percent) =>
    `${name} at ${at}: ${done} of ${all} have the whole file; ${percent} of all bytes have arrived.`,
  sceneState: (done, percent) => `${percent} · finished: ${done}`,
  uplinks: 'Uplinks',
  serverUplink: 'server',
  peerUplinks: 'all peers',
  gauge: (used, capacity) => `${used} / ${capacity}`,
  bottleneck: 'What holds it back now',
  bottleneckLead: 'The P2P time can never be shorter than the longest of these three.',
  terms: {
    server: 'the server uploads one copy',
    download: 'the slowest peer downloads it',
    total: 'everyone together uploads N copies',
  },
  longest: 'longest',
  result: (n, p2p, cs) => `For ${n}, P2P takes at least ${p2p} and client–server ${cs}.`,
  equal: 'Both structures take the same time.',
  faster: (times) => `P2P is ${times} times as fast.`,
  verdictClose: (guess) => `Your prediction of ${guess} was right.`,
  verdictOff: (guess, times, long) =>
    `Your prediction of ${guess} is ${times} times the model’s answer: you expected it to ${long ? 'take longer' : 'finish sooner'}.`,
  explain: {
    server:
      'The server must upload the whole file at least once. Nothing can be faster than that, so the server’s uplink holds it back.',
    download:
      'Even the slowest peer must download the whole file. However many hands upload, this time does not shrink.',
    total: 'More receivers mean more to hand out, but also more hands that pass on the pieces they have.',
    growth: (from, to, demand, from_, to_, supply, ratio) =>
      `From ${from} to ${to}, there is ${demand} times as much to hand out. The upload rates add up to ${to_} instead of ${from_}, ${supply} times as much, so it takes ${ratio} times as long.`,
    noUpload:
      'If nobody uploads, the server must upload all N copies alone. P2P and client–server then take the same time.',
    alone: 'A single receiver has nobody to share with, so P2P gains nothing.',
  },
  realTitle: 'The bound and the real thing',
  real: (bound, pieces, real, percent) =>
    `${bound} is a lower bound: the file flows like water. Cut into ${pieces} and really passed around, it took ${real}, ${percent} longer, because a piece can be passed on only once it has arrived whole.`,
  realSame: (bound, pieces) =>
    `${bound} is a lower bound: the file flows like water. Cut into ${pieces} and really sent, it took just as long.`,
  realLeft: 'The bound assumes that the seed stays; without its uplink the rest goes more slowly.',
  notYet: 'Run it to compare with the time of pieces that are really passed around.',
  stuck: (missing, at) =>
    `It stopped at ${at}. The seed has left and no peer holds ${missing}, so nobody can finish.`,
  challenge: 'Get N = 100 done within 1,000 s. You may not change the server’s rate uₛ or the file size F.',
  verdicts: {
    'other-receivers': (value) => `There are ${value} now. Set N to 100.`,
    'server-changed': (value) => `The server’s rate is now ${value}. Put it back to 100 Mbit/s.`,
    'file-changed': (value) => `The file is now ${value}. Put it back to 1 GB.`,
    'too-slow': (value) => `Still ${value}. Look at the bars: whose link holds it back?`,
    solved: (value) =>
      `Done: ${value}. If everyone uploads, u = 7 Mbit/s is already enough to reach 1,000 s.`,
  },
  handout:
    'F = 1 GB, uₛ = 100 Mbit/s, u = 10 Mbit/s, d = 50 Mbit/s. With N = 30, client–server takes 2,400 s and P2P 600 s.',
  rest: ({ us, u, d, F }, { plain, rate }) =>
    `The rest: server ↑ ${rate(us)} · peer ↑ ${rate(u)} ↓ ${rate(d)} · file ${plain(F)}\u00a0GB`,
};

export const swarmTexts = { ko, en };
