import type { Texts } from '../../../lib/i18n/language.ts';
import type { Effect, StructureName } from '../../../lib/structure/structure.ts';
import type { Recording } from './experiment.ts';

const hosts = {
  'web-server': '웹 서버',
  tracker: '트래커',
  signalling: '시그널링 서버',
  'media-server': '미디어 서버',
  messenger: '메신저 서버',
  garam: '가람',
  narae: '나래',
  dasom: '다솜',
  raon: '라온',
};
const hostsEn: typeof hosts = {
  'web-server': 'web server',
  tracker: 'tracker',
  signalling: 'signaling',
  'media-server': 'media server',
  messenger: 'messenger',
  garam: 'Garam',
  narae: 'Narae',
  dasom: 'Dasom',
  raon: 'Raon',
};
type Name = keyof typeof hosts;

interface AppText {
  readonly name: string;
  readonly ask: string;
  readonly why: string;
}

const ko = {
  title: '구조 지도: 누가 누구와 말하나',
  app: '애플리케이션',
  off: '끌 호스트',
  hosts,
  isOff: '꺼짐',
  newcomer: '새로 온 이',
  apps: {
    web: {
      name: '웹',
      ask: '웹 서버를 끄면, 이미 페이지를 받고 있던 사람은?',
      why: '모두가 웹 서버하고만 말해요. 그래서 서버가 꺼지면 모두 멈춰요. 이용자 하나가 꺼져도 남은 사람은 아무렇지 않아요.',
    },
    torrent: {
      name: '비트토렌트',
      ask: '트래커를 끄면, 이미 조각을 주고받던 사람은?',
      why: '조각은 피어끼리 바로 오가요. 트래커는 서로를 찾을 때만 필요하므로, 새로 온 이만 아무도 만나지 못해요.',
    },
    call: {
      name: '1:1 화상',
      ask: '시그널링 서버를 끄면, 이미 통화하던 두 사람은?',
      why: '목소리와 화면은 두 사람 사이를 바로 오가요. 시그널링 서버는 통화를 이어 줄 때만 쓰이므로, 새 통화만 걸 수 없어요.',
    },
    conference: {
      name: '단체 화상',
      ask: '미디어 서버를 끄면, 이미 회의하던 사람들은?',
      why: '여럿이 하는 회의에서는 모두의 화면이 미디어 서버를 거쳐요. 그 서버가 꺼지면 모두 멈춰요.',
    },
    messenger: {
      name: '메신저',
      ask: '메신저 서버를 끄면, 이미 이야기하던 두 사람은?',
      why: '글은 바로 오가지 않고 서버를 거쳐요. 나란히 앉아 있어도 서버가 꺼지면 서로에게 닿지 못해요.',
    },
  } satisfies Record<StructureName, AppText>,
  lead: '3초 뒤에 끄고, 6초에 새로 온 이가 시작해 봐요.',
  effects: {
    'all-stop': '모두 멈춘다',
    'some-stop': '일부만 멈춘다',
    'no-newcomers': '계속되고, 새로 온 이만 못 한다',
    nothing: '아무 일도 없다',
  } satisfies Record<Effect, string>,
  legend: '가는 점선은 서로를 찾고 조절하는 길(제어), 굵은 선은 데이터의 길이에요. ×는 끊긴 길이에요.',
  mapText: ({ structure }: Recording) =>
    `${hosts[structure.hosts[0] as Name]}와 이용자 ${structure.hosts.length - 1}명, 그리고 그 사이의 제어와 데이터의 길.`,
  result: (effect: string) => `남은 사람들의 일은: ${effect}.`,
  pairs: (going: number, all: number) => `데이터를 주고받던 ${all}쌍 가운데 ${going}쌍이 계속해요.`,
  why: '까닭',
  other: '다른 호스트도 꺼 보세요. 가운데 호스트를 켜 두고 이용자 하나만 끄면 어떻게 되나요?',
  close: (guess: string) => `내 예측 ‘${guess}’: 맞았어요.`,
  differs: (guess: string) => `내 예측은 ‘${guess}’였어요.`,
  clock: (seconds: number) => `${seconds.toFixed(1)}초`,
  challenge:
    '다섯 애플리케이션을 모두 예측해서, 가운데 호스트가 꺼져도 하던 일이 계속되는 것을 가려내 보세요.',
  verdict: (right: number, predicted: number) =>
    `지금까지 ${predicted}가지를 예측해 ${right}가지를 맞혔어요.`,
  solved: '해냈어요! 데이터가 누구를 거치는지를 보면 알 수 있어요.',
  handout: {
    columns: ['애플리케이션', '가운데 호스트', '그것이 꺼지면'],
    note: '하던 일이 계속되는지는 데이터가 가운데 호스트를 거치는지에 달렸어요.',
  },
};

export type ArchMapTexts = typeof ko;

const en: ArchMapTexts = {
  title: 'Map of structures: who talks to whom',
  app: 'Application',
  off: 'Hosts to switch off',
  hosts: hostsEn,
  isOff: 'off',
  newcomer: 'newcomer',
  apps: {
    web: {
      name: 'Web',
      ask: 'The web server goes off. What about those who are getting a page?',
      why: 'Everybody talks to the web server and to nobody else, so without it all stop. When one user goes off, the others do not notice.',
    },
    torrent: {
      name: 'BitTorrent',
      ask: 'The tracker goes off. What about those who are trading pieces?',
      why: 'Pieces go from peer to peer. The tracker is needed only to find each other, so only the newcomer meets nobody.',
    },
    call: {
      name: 'Call of two',
      ask: 'The signaling server goes off. What about two who are in a call?',
      why: 'Voice and picture go between the two directly. The signaling server only sets calls up, so only new calls fail.',
    },
    conference: {
      name: 'Conference',
      ask: 'The media server goes off. What about those who are in a conference?',
      why: 'In a conference of many, everybody’s picture goes by way of the media server. Without it all stop.',
    },
    messenger: {
      name: 'Messenger',
      ask: 'The messenger’s server goes off. What about two who are chatting?',
      why: 'Messages do not go directly; they go by way of the server. Even side by side the two cannot reach each other without it.',
    },
  },
  lead: 'It goes off after 3 s, and at 6 s a newcomer tries to begin.',
  effects: {
    'all-stop': 'all stop',
    'some-stop': 'some stop',
    'no-newcomers': 'they go on; only newcomers cannot begin',
    nothing: 'nothing happens',
  },
  legend: 'Thin dotted lines find and steer (control), thick ones carry data. × is a way that is cut.',
  mapText: ({ structure }) =>
    `The ${hostsEn[structure.hosts[0] as Name]} and ${structure.hosts.length - 1} users, with their ways of control and of data.`,
  result: (effect) => `For those who are left: ${effect}.`,
  pairs: (going, all) => `Of ${all} pairs that exchanged data, ${going} go on.`,
  why: 'Why',
  other: 'Switch other hosts off, too. What if the one in the middle stays on and a single user goes off?',
  close: (guess) => `Your prediction “${guess}” was right.`,
  differs: (guess) => `Your prediction was “${guess}”.`,
  clock: (seconds) => `${seconds.toFixed(1)} s`,
  challenge: 'Predict all five applications: which go on when the host in the middle is off?',
  verdict: (right, predicted) => `${predicted} predicted so far, ${right} of them right.`,
  solved: 'Done: look at whom the data goes through.',
  handout: {
    columns: ['Application', 'In the middle', 'When that goes off'],
    note: 'Whether things go on depends on whether the data goes through the host in the middle.',
  },
};

export const archMapTexts: Texts<ArchMapTexts> = { ko, en };
