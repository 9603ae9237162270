import type { Arrival } from '../../../lib/experiments/doors.ts';
import type { Trouble, TroubleRun } from '../../../lib/experiments/troubles.ts';
import type { Texts } from '../../../lib/i18n/language.ts';
import type { Outcome } from './experiment.ts';
import type { Value } from './guess.ts';

interface TroubleText {
  readonly name: string;
  readonly ask: string;
  readonly why: (run: TroubleRun) => string;
}

const inSeconds = (times: readonly number[]) => times.map((ms) => ms / 1000).join(', ');

const ko = {
  title: '어느 문으로 갈까',
  tabs: ['UDP의 문', 'TCP의 문', '문제 내기'],
  senders: { garam: '가람', narae: '나래' } satisfies Record<Arrival['from'], string>,
  kinds: { datagram: 'UDP', data: 'TCP 데이터', syn: 'TCP SYN' } satisfies Record<Arrival['kind'], string>,
  processes: { dns: 'DNS', practice: '연습용 DNS', game: '게임', web: '듣는 소켓' },
  connected: '연결 소켓',
  noDoor: '문 없음',
  noDoorFits: '맞는 문이 없어요',
  questions: {
    1: {
      ask: 'server.lab에 온 다섯 데이터그램은 각각 어느 문으로 갈까?',
      lead: 'server.lab에는 주소가 둘이에요. 봉투에 적힌 출발 → 목적을 보고 문을 골라 주세요.',
    },
    2: {
      ask: '같은 PC의 브라우저 탭 둘이 같은 서버의 443번에 연결했다. 두 연결에서 다른 값은?',
      lead: 'A는 듣는 소켓이고 B, C, D는 이미 맺은 세 연결이에요.',
    },
  },
  values: {
    'source-address': '출발 IP',
    'source-port': '출발 포트',
    'destination-address': '목적 IP',
    'destination-port': '목적 포트',
  } satisfies Record<Value, string>,
  next: '이제 이 봉투들은 각각 어느 문으로 갈까요?',
  hallText: (inside: number, all: number) =>
    `server.lab의 문들로 편지가 들어가요. ${all}통 가운데 ${inside}통이 도착했어요.`,
  doorResult: {
    1: 'UDP는 목적 IP와 목적 포트만 보고 문을 골라요.',
    2: 'TCP는 출발과 목적의 IP와 포트, 네 값을 모두 보고 문을 골라요.',
  },
  doorExplain: {
    1: [
      '1번과 2번은 보낸 이가 달라도 같은 문으로 들어가요. 1번과 3번은 같은 소켓에서 나왔지만 목적 포트가 달라 다른 문으로 가요.',
      '4번은 같은 53번이라도 주소가 10.0.0.3이라 다른 문이에요. 5번은 TCP 7001번 문이 있어도 소용없어요. 번호는 프로토콜마다 따로 세거든요. 그래서 server.lab이 ICMP로 ‘포트에 닿을 수 없음’을 알려 줘요.',
    ],
    2: [
      '가람의 두 탭은 출발 포트만 달라요. 가람과 나래는 똑같이 32768번을 쓰지만 출발 IP가 달라서 섞이지 않아요.',
      '서버의 포트는 443 하나인데 소켓은 넷이에요. 듣는 소켓은 새 연결을 청하는 SYN만 받고, 그 뒤의 데이터는 연결마다 새로 생긴 소켓으로 들어가요.',
    ],
  },
  right: (right: number, all: number) => `내 예측: ${all}통 가운데 ${right}통이 맞았어요.`,
  valueVerdict: (value: Value): string =>
    value === 'source-port'
      ? '다른 값은 출발 포트, 맞았어요.'
      : `다른 값은 ${ko.values[value]}가 아니라 출발 포트예요.`,
  guessedDoor: (door: string) => `내 예측: ${door}`,
  trouble: '무엇을 해 볼까요',
  troubleLead: '프로세스는 무슨 말을 들을까요? 운영체제가 알려 주는 이름을 골라 보세요.',
  outcomes: {
    ok: '잘된다',
    EADDRINUSE: 'EADDRINUSE (주소 사용 중)',
    ECONNREFUSED: 'ECONNREFUSED (연결 거부)',
    ETIMEDOUT: 'ETIMEDOUT (시간 초과)',
    EADDRNOTAVAIL: 'EADDRNOTAVAIL (줄 번호가 없음)',
  } satisfies Record<Outcome, string>,
  after: (ms: number) =>
    ms === 0 ? '곧바로' : ms < 1000 ? `${Math.round(ms)} ms 뒤` : `${Math.round(ms / 1000)}초 뒤`,
  troubles: {
    closed: {
      name: '닫힌 포트로',
      ask: '아무도 듣지 않는 7000번으로 연결하면?',
      why: () =>
        'SYN이 server.lab에 닿았지만 7000번에서 듣는 소켓이 없어, 운영체제가 RST로 답했어요. 왕복 한 번(50 ms)이면 알 수 있어요. 거절은 대답이에요.',
    },
    silent: {
      name: '조용한 방화벽',
      ask: '방화벽이 SYN을 말없이 버리면?',
      why: ({ synsMs }) =>
        `SYN을 ${inSeconds(synsMs)}초에 보냈어요. 기다리는 시간이 1초에서 시작해 두 배씩 늘어요. 마지막에도 대답이 없어서 포기했어요. 침묵은 대답이 아니라서, 잃어버린 것인지 늦는 것인지 알 수 없거든요. (RFC 6298의 규칙이에요. 지금의 리눅스는 처음 몇 번은 1초씩만 기다려요.)`,
    },
    taken: {
      name: '같은 번호 또 달기',
      ask: '7000번에서 듣는 서버가 있는데 또 하나가 7000번을 달려고 하면?',
      why: () => '내 운영체제가 포트 표를 보고 곧바로 거절했어요. 패킷은 하나도 나가지 않았어요.',
    },
    both: {
      name: 'TCP와 UDP에 같은 번호',
      ask: 'TCP 7000번과 UDP 7000번을 함께 달면?',
      why: () => '둘 다 답했어요. 포트 번호는 프로토콜마다 따로 세므로 부딪치지 않아요.',
    },
    zero: {
      name: '0번',
      ask: '서버가 0번 포트에서 듣겠다고 하면?',
      why: ({ chosen }) =>
        `0번은 ‘아무 빈 번호나 주세요’라는 뜻이에요. 운영체제가 ${chosen.join(', ')}번을 골라 주었어요.`,
    },
    spent: {
      name: '임시 포트가 넷뿐',
      ask: '임시 포트가 네 개뿐인 클라이언트가 같은 서버 포트로 다섯째 연결을 열면?',
      why: ({ chosen }) =>
        `앞의 네 연결이 ${chosen.join(', ')}번을 다 썼어요. 목적이 같으니 출발 포트라도 달라야 하는데 남은 번호가 없어요. 리눅스에는 원래 28,232개가 있어요.`,
    },
  } satisfies Record<Trouble, TroubleText>,
  close: (guess: string) => `내 예측 ${guess}: 맞았어요.`,
  off: (guess: string) => `내 예측 ${guess}: 모형과 달라요.`,
  noPackets: '패킷이 하나도 나가지 않았어요. 이 호스트 안에서 끝난 일이에요.',
  sockets: '호스트들의 소켓 표',
  clock: (seconds: number) => (seconds < 1 ? `${(seconds * 1000).toFixed(1)} ms` : `${seconds.toFixed(2)}초`),
  challenge: '‘문제 내기’ 탭의 여섯 가지를 하나도 틀리지 말고 예측해 보세요.',
  verdict: (right: number, predicted: number) =>
    `지금까지 ${predicted}가지를 예측해 ${right}가지를 맞혔어요.`,
  solved: '해냈어요! 여섯 가지를 모두 맞혔어요.',
  handout: {
    columns: ['무슨 일', '프로세스가 듣는 말', '언제'],
    note: 'UDP는 목적 IP와 포트만, TCP는 출발과 목적의 네 값을 모두 보고 문을 골라요.',
  },
};

export type DemuxTexts = typeof ko;

const en: DemuxTexts = {
  title: 'Which door?',
  tabs: ['UDP’s doors', 'TCP’s doors', 'Trouble'],
  senders: { garam: 'Garam', narae: 'Narae' },
  kinds: { datagram: 'UDP', data: 'TCP data', syn: 'TCP SYN' },
  processes: { dns: 'DNS', practice: 'practice DNS', game: 'game', web: 'listening' },
  connected: 'connection',
  noDoor: 'no door',
  noDoorFits: 'no door fits',
  questions: {
    1: {
      ask: 'Five datagrams have come to server.lab. Which door does each go through?',
      lead: 'server.lab has two addresses. Read source → destination on each envelope and choose a door.',
    },
    2: {
      ask: 'Two tabs of a browser on one PC are connected to port 443 of one server. What differs between the two connections?',
      lead: 'A is the listening socket; B, C and D are three connections made before.',
    },
  },
  values: {
    'source-address': 'source IP',
    'source-port': 'source port',
    'destination-address': 'destination IP',
    'destination-port': 'destination port',
  },
  next: 'And which door does each of these envelopes go through?',
  hallText: (inside, all) => `Letters go through the doors of server.lab; ${inside} of ${all} have arrived.`,
  doorResult: {
    1: 'UDP looks at the destination IP and port, and at nothing else.',
    2: 'TCP looks at all four: IP and port of source and destination.',
  },
  doorExplain: {
    1: [
      '1 and 2 have different senders and go through the same door. 1 and 3 come from one socket, but their destination ports differ.',
      '4 has port 53 too, but address 10.0.0.3, so it is another door. For 5 the door of TCP 7001 is no help: each protocol counts its numbers for itself. server.lab answers with ICMP: port unreachable.',
    ],
    2: [
      'Garam’s two tabs differ in the source port alone. Garam and Narae both use 32768, and their source IPs keep them apart.',
      'The server has one port, 443, and four sockets. The listening one gets only SYNs; all data goes to the socket that each connection has of its own.',
    ],
  },
  right: (right, all) => `Your prediction: ${right} of ${all} were right.`,
  valueVerdict: (value) =>
    value === 'source-port'
      ? 'The source port differs: right.'
      : `What differs is not the ${en.values[value]} but the source port.`,
  guessedDoor: (door) => `you said ${door}`,
  trouble: 'What to try',
  troubleLead: 'What is the process told? Choose the name that the operating system gives it.',
  outcomes: {
    ok: 'all goes well',
    EADDRINUSE: 'EADDRINUSE',
    ECONNREFUSED: 'ECONNREFUSED',
    ETIMEDOUT: 'ETIMEDOUT',
    EADDRNOTAVAIL: 'EADDRNOTAVAIL',
  },
  after: (ms) =>
    ms === 0 ? 'at once' : ms < 1000 ? `after ${Math.round(ms)} ms` : `after ${Math.round(ms / 1000)} s`,
  troubles: {
    closed: {
      name: 'A closed port',
      ask: 'A client connects to port 7000, where nobody listens.',
      why: () =>
        'The SYN came to server.lab, but no socket listens at 7000, and its operating system answered with RST. One round trip (50 ms) is enough to know. A refusal is an answer.',
    },
    silent: {
      name: 'A silent firewall',
      ask: 'A firewall throws the SYNs away without a word.',
      why: ({ synsMs }) =>
        `SYNs went out at ${inSeconds(synsMs)} s: the wait begins at 1 s and doubles each time. There was no answer to the last one either. Silence is no answer: lost or late, nobody can tell. (That is RFC 6298; Linux today waits 1 s the first few times.)`,
    },
    taken: {
      name: 'A number twice',
      ask: 'One server listens at port 7000, and another wants the same number.',
      why: () =>
        'The host’s own operating system looked at its table and refused at once. No packet went out.',
    },
    both: {
      name: 'TCP and UDP alike',
      ask: 'TCP 7000 and UDP 7000 are used together.',
      why: () => 'Both answered. Each protocol counts its ports for itself, so they cannot collide.',
    },
    zero: {
      name: 'Port 0',
      ask: 'A server asks to listen at port 0.',
      why: ({ chosen }) =>
        `0 means “any free number, please”. The operating system chose ${chosen.join(', ')}.`,
    },
    spent: {
      name: 'Four ephemeral ports',
      ask: 'A client with four ephemeral ports opens a fifth connection to the same server port.',
      why: ({ chosen }) =>
        `The first four connections took ${chosen.join(', ')}. With the same destination the source port has to differ, and none is left. Linux comes with 28,232.`,
    },
  },
  close: (guess) => `Your prediction “${guess}” was right.`,
  off: (guess) => `Your prediction was “${guess}”; the model says otherwise.`,
  noPackets: 'No packet went out: it was settled inside this host.',
  sockets: 'The hosts’ socket tables',
  clock: (seconds) => (seconds < 1 ? `${(seconds * 1000).toFixed(1)} ms` : `${seconds.toFixed(2)} s`),
  challenge: 'Predict all six on the tab “Trouble” without a mistake.',
  verdict: (right, predicted) => `${predicted} predicted so far, ${right} of them right.`,
  solved: 'Done: all six are right.',
  handout: {
    columns: ['What', 'The process is told', 'When'],
    note: 'UDP looks at the destination’s IP and port, TCP at all four of source and destination.',
  },
};

export const demuxTexts: Texts<DemuxTexts> = { ko, en };
