import type { Scene, Session } from '../../../lib/experiments/sessions.ts';
import type { Texts } from '../../../lib/i18n/language.ts';

const hosts = {
  browser: '브라우저',
  'web-server': '웹 서버',
  receiver: '받는 쪽',
  sender: '보내는 쪽',
  'ftp-client': 'FTP 프로그램',
  'ftp-server': 'FTP 사이트',
  tracker: '트래커',
  'peer-a': '피어 A',
  'peer-b': '피어 B',
  'player-a': '게임 A',
  matchmaker: '짝짓기 서버',
  'player-b': '게임 B',
};
const hostsEn: typeof hosts = {
  browser: 'browser',
  'web-server': 'web server',
  receiver: 'receiver',
  sender: 'sender',
  'ftp-client': 'FTP program',
  'ftp-server': 'FTP site',
  tracker: 'tracker',
  'peer-a': 'peer A',
  'peer-b': 'peer B',
  'player-a': 'game A',
  matchmaker: 'matchmaker',
  'player-b': 'game B',
};
type Name = keyof typeof hosts;

interface SceneText {
  readonly name: string;
  readonly story: string;
  /** What each session is about. */
  readonly sessions: readonly string[];
  readonly why: string;
}

const told = (sessions: readonly Session[], names: Readonly<Record<string, string>>) =>
  sessions.map(({ client, server }) => `${names[client]} → ${names[server]}`).join(', ');

const ko = {
  title: '누가 클라이언트인가',
  scene: '장면',
  hosts,
  scenes: {
    web: {
      name: '웹',
      story: '브라우저가 웹 페이지를 달라고 하고, 웹 서버가 보내 줘요.',
      sessions: ['페이지 받기'],
      why: '브라우저가 먼저 연락했으니 클라이언트예요. 데이터는 거의 서버에서 왔지만, 그래서 서버인 것은 아니에요.',
    },
    'waiting-receiver': {
      name: '받는 쪽이 기다림',
      story: '받는 쪽 프로그램이 7000번에서 기다리고, 보내는 쪽이 연결해서 사진을 올려요.',
      sessions: ['사진 올리기'],
      why: '데이터를 준 쪽이 클라이언트예요. 먼저 연락한 것이 보내는 쪽이고, 기다린 것이 받는 쪽이니까요.',
    },
    'active-ftp': {
      name: '능동 FTP',
      story:
        'FTP 프로그램이 FTP 사이트의 21번에 연결해 명령을 보내요. 파일은 FTP 사이트가 FTP 프로그램이 알려 준 포트로 연결해서 보내요.',
      sessions: ['명령 연결', '데이터 연결'],
      why: '명령 연결에서는 FTP 프로그램이 클라이언트, 데이터 연결에서는 FTP 사이트가 클라이언트예요. 역할은 세션마다 따로 정해요.',
    },
    torrent: {
      name: '비트토렌트',
      story: '피어 A가 트래커에게 목록을 받고, 거기서 안 피어 B에게 연결해 조각을 주고받아요.',
      sessions: ['목록 받기', '조각 주고받기'],
      why: '데이터는 양쪽으로 똑같이 흘렀어요. 그래도 연결을 개시한 피어 A가 이 세션의 클라이언트예요.',
    },
    game: {
      name: '게임 짝짓기',
      story:
        '게임 둘이 짝짓기 서버에 연락해 상대를 찾아요. 그다음 게임 A가 게임 B에게 바로 연결해 함께 놀아요.',
      sessions: ['B의 짝 찾기', 'A의 짝 찾기', '둘의 게임'],
      why: '게임 B는 짝을 찾을 때는 클라이언트였고, 게임 A가 연결해 왔을 때는 서버였어요. 프로그램이 같아도 역할은 세션마다 달라요.',
    },
  } satisfies Record<Scene, SceneText>,
  ask: '세션마다 클라이언트는 누구일까?',
  pair: (one: Name, other: Name) => `${hosts[one]} ↔ ${hosts[other]}`,
  session: (number: number) => `세션 ${number}`,
  data: '데이터',
  bytes: (right: number, left: number) =>
    [...(right > 0 ? [`→ ${right}`] : []), ...(left > 0 ? [`← ${left}`] : [])].join(' · ').concat(' 바이트'),
  lanesText: (names: readonly string[], sessions: readonly Session[]) =>
    `${names.map((name) => hosts[name as Name]).join(', ')} 사이의 세션 ${sessions.length}개. 세션마다 첫 SYN의 화살표와 데이터의 화살표를 따로 그려요.`,
  legend: '비어 있는 문이 클라이언트, 채운 문이 서버예요. SYN의 화살표와 데이터의 화살표는 따로예요.',
  guessed: (names: readonly string[]) => names.join(', '),
  result: (sessions: readonly Session[]) => `먼저 연락한 쪽: ${told(sessions, hosts)}`,
  right: (right: number, all: number) => `내 예측: 세션 ${all}개 가운데 ${right}개를 맞혔어요.`,
  client: (name: Name) => `클라이언트는 ${hosts[name]}`,
  clock: (seconds: number) => `${(seconds * 1000).toFixed(1)} ms`,
  challenge: '다섯 장면의 세션 아홉 개를 하나도 틀리지 말고 예측해 보세요.',
  verdict: (right: number, predicted: number) =>
    `지금까지 ${predicted}장면을 예측해 ${right}장면을 다 맞혔어요.`,
  solved: '해냈어요! 데이터가 흐르는 쪽은 보지 않아도 된다는 것을 잘 알고 있네요.',
  handout: {
    columns: ['세션', '클라이언트', '서버'],
    note: '첫 SYN을 보낸 쪽이 클라이언트예요. 데이터의 방향은 상관없어요.',
  },
};

export type RoleTexts = typeof ko;

const en: RoleTexts = {
  title: 'Who is the client?',
  scene: 'Scene',
  hosts: hostsEn,
  scenes: {
    web: {
      name: 'Web',
      story: 'A browser asks for a page, and the web server sends it.',
      sessions: ['getting a page'],
      why: 'The browser made contact, so it is the client. Nearly all data came from the server, but that is not what makes it one.',
    },
    'waiting-receiver': {
      name: 'A receiver waits',
      story: 'The receiver’s program waits at port 7000. The sender connects and uploads a photo.',
      sessions: ['uploading a photo'],
      why: 'Here the client gave the data. The sender made contact, and the receiver had been waiting.',
    },
    'active-ftp': {
      name: 'Active FTP',
      story:
        'An FTP program connects to port 21 of an FTP site and sends commands. The site sends the file over a connection of its own, to a port that the program has named.',
      sessions: ['command connection', 'data connection'],
      why: 'The program is the client of the command connection, the site that of the data connection. Each session has its own roles.',
    },
    torrent: {
      name: 'BitTorrent',
      story: 'Peer A gets a list from the tracker, connects to peer B from that list, and they trade pieces.',
      sessions: ['getting the list', 'trading pieces'],
      why: 'As much data went one way as the other. Still peer A opened the connection and is the client of this session.',
    },
    game: {
      name: 'Game with matchmaking',
      story:
        'Two games find each other through a matchmaker. Then game A connects to game B directly, and they play.',
      sessions: ['B looks for a match', 'A looks for a match', 'the game itself'],
      why: 'Looking for a match, game B was a client; when game A connected to it, it was the server. One program, different roles in different sessions.',
    },
  },
  ask: 'Who is the client of each session?',
  pair: (one, other) => `${hostsEn[one]} ↔ ${hostsEn[other]}`,
  session: (number) => `session ${number}`,
  data: 'data',
  bytes: (right, left) =>
    [...(right > 0 ? [`→ ${right}`] : []), ...(left > 0 ? [`← ${left}`] : [])].join(' · ').concat(' bytes'),
  lanesText: (names, sessions) =>
    `${sessions.length} sessions between ${names.map((name) => hostsEn[name as Name]).join(', ')}. Each has an arrow for its first SYN and others for its data.`,
  legend:
    'An outlined door is a client’s, a filled one a server’s. The arrow of the SYN and those of the data are separate.',
  guessed: (names) => names.join(', '),
  result: (sessions) => `Who made contact: ${told(sessions, hostsEn)}`,
  right: (right, all) => `Your prediction: ${right} of ${all} sessions were right.`,
  client: (name) => `the client is ${hostsEn[name]}`,
  clock: (seconds) => `${(seconds * 1000).toFixed(1)} ms`,
  challenge: 'Predict all nine sessions of the five scenes without a mistake.',
  verdict: (right, predicted) => `${predicted} scenes predicted so far, ${right} of them without a mistake.`,
  solved: 'Done. You know that the way the data goes need not be looked at.',
  handout: {
    columns: ['Session', 'Client', 'Server'],
    note: 'Whoever sends the first SYN is the client, whichever way the data goes.',
  },
};

export const roleTexts: Texts<RoleTexts> = { ko, en };
