import type { Deed } from '../../../lib/experiments/meddling.ts';
import type { Texts } from '../../../lib/i18n/language.ts';
import type { Question } from '../frame/ChoiceQuestion.tsx';
import type { Verdict } from './challenge.ts';

export interface DropTexts {
  readonly title: string;
  readonly tabs: readonly string[];
  readonly lead: string;
  readonly tcp: Question<'four' | 'nothing' | 'gap'>;
  readonly udp: Question<'four' | 'nothing' | 'gap'>;
  readonly ack: Question<'again' | 'no-matter' | 'broken'>;
  readonly hint: string;
  readonly handsOn: string;
  readonly protocol: string;
  readonly protocols: Readonly<Record<'tcp' | 'udp', string>>;
  readonly seconds: (value: string) => string;
  readonly street: string;
  readonly client: string;
  readonly server: string;
  readonly packet: {
    readonly message: (number: number) => string;
    readonly ack: (number: number) => string;
    readonly other: (label: string) => string;
    readonly toServer: string;
    readonly toClient: string;
    readonly bytes: (first: string, last: string) => string;
    readonly gone: string;
  };
  readonly nothingInFlight: string;
  readonly chosen: (packet: string) => string;
  readonly notInFlight: string;
  readonly choose: string;
  readonly full: string;
  readonly deeds: Readonly<Record<Deed['what'], string>>;
  readonly done: string;
  readonly nothingDone: string;
  readonly doneAt: (at: string, packet: string, what: Deed['what']) => string;
  readonly undo: string;
  readonly undoAll: string;
  readonly shelves: {
    readonly title: string;
    readonly waiting: string;
    readonly waitingUdp: string;
    readonly given: string;
    readonly empty: string;
    readonly says: (waiting: string, given: string) => string;
  };
  readonly numbers: (una: string, nxt: string, rcvNxt: string) => string;
  readonly numbersNotYet: string;
  readonly numbersUdp: string;
  readonly ghost: (answer: string) => string;
  readonly result: {
    readonly all: (at: string) => string;
    readonly order: (order: string, at: string) => string;
    readonly incomplete: (order: string, missing: string) => string;
  };
  readonly verdict: {
    readonly right: (guess: string) => string;
    readonly wrong: (guess: string, right: string) => string;
  };
  readonly explain: {
    readonly tcp: (held: string, ms: string) => string;
    readonly rto: string;
    readonly tcpWhole: string;
    readonly udp: string;
    readonly udpWhole: string;
    readonly ack: string;
    readonly again: string;
    readonly textbook: string;
  };
  readonly challenge: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly handout: {
    readonly caption: string;
    readonly deed: string;
    readonly given: string;
    readonly rows: Readonly<Record<'tcp' | 'udp' | 'ack' | 'last', string>>;
  };
}

export const dropTexts: Texts<DropTexts> = {
  ko: {
    title: '내 손으로 패킷 버리기',
    tabs: ['TCP에서 셋째를', 'UDP에서 셋째를', '무엇이든'],
    lead: '클라이언트가 1,000바이트 메시지 여덟 개를 40 ms마다 보내요. 왕복은 200 ms예요. TCP는 교과서의 방식(중복 ACK 셋)으로 움직여요.',
    tcp: {
      ask: 'TCP예요. 가는 길에 3번 세그먼트를 버렸어요. 2번까지 받은 프로세스에 그다음 나타나는 것은?',
      answers: {
        four: '4번',
        nothing: '3번이 다시 올 때까지 아무것도 없다',
        gap: '3번 자리가 빈 채로 4번',
      },
    },
    udp: {
      ask: '이번에는 UDP예요. 3번 데이터그램을 버렸어요. 2번까지 받은 프로세스에 그다음 나타나는 것은?',
      answers: {
        four: '4번',
        nothing: '3번이 다시 올 때까지 아무것도 없다',
        gap: '3번 자리가 빈 채로 4번',
      },
    },
    ack: {
      ask: '다시 TCP예요. 이번에는 돌아오는 ACK 하나를 버렸어요. 무슨 일이 생길까요?',
      answers: {
        again: '확인받지 못한 세그먼트를 다시 보낸다',
        'no-matter': '아무 일도 없다. 다음 ACK가 대신한다',
        broken: '연결이 끊긴다',
      },
    },
    hint: '이 장면에서는 하나를 미리 버려 두었어요. 먼저 예측하고 실행해 보세요.',
    handsOn: '이제 손댈 차례예요. 시각을 옮기거나 천천히 돌리다가, 가는 중인 봉투를 골라 보세요.',
    protocol: '트랜스포트',
    protocols: { tcp: 'TCP', udp: 'UDP' },
    seconds: (value) => `${value}초`,
    street: '두 집 사이를 지나는 패킷',
    client: 'client',
    server: 'server.lab',
    packet: {
      message: (number) => `${number}번`,
      ack: (number) => `ACK ${number}`,
      other: (label) => label,
      toServer: '서버로 가는 중',
      toClient: '클라이언트로 가는 중',
      bytes: (first, last) => `${first}~${last}번째 바이트`,
      gone: '버림',
    },
    nothingInFlight: '지금은 길 위에 패킷이 없어요.',
    chosen: (packet) => `고른 패킷: ${packet}`,
    notInFlight: '이 패킷은 지금 길 위에 없어요. 가는 중일 때로 시각을 옮겨 보세요.',
    choose: '가는 중인 봉투를 고르면 손댈 수 있어요.',
    full: '한 번에 열두 가지까지만 할 수 있어요. 한 일을 되돌려 보세요.',
    deeds: { drop: '버리기', duplicate: '한 벌 더', delay: '150 ms 늦추기' },
    done: '한 일',
    nothingDone: '아직 아무것도 하지 않았어요.',
    doneAt: (at, packet, what) =>
      `${at}: ${packet} ${{ drop: '버림', duplicate: '한 벌 더 보냄', delay: '늦춤' }[what]}`,
    undo: '되돌리기',
    undoAll: '모두 되돌리기',
    shelves: {
      title: '받는 쪽',
      waiting: '버퍼에서 기다림',
      waitingUdp: 'UDP는 붙들지 않음',
      given: '프로세스가 받음',
      empty: '없음',
      says: (waiting, given) => `버퍼에서 기다리는 메시지: ${waiting}. 프로세스가 받은 메시지: ${given}.`,
    },
    numbers: (una, nxt, rcvNxt) =>
      `클라이언트: ${una}번째 바이트부터 확인을 기다림(snd.una), 다음에 보낼 것은 ${nxt}번째(snd.nxt) · 서버: ${rcvNxt}번째 바이트를 기다림(rcv.nxt)`,
    numbersNotYet: '연결을 맺는 중이에요. 아직 나간 데이터가 없어요.',
    numbersUdp: 'UDP에는 순서 번호도 확인도 없어요.',
    ghost: (answer) => `내 예측: ${answer}`,
    result: {
      all: (at) => `프로세스가 1번부터 8번까지 차례로 받았어요. 마지막은 ${at}예요.`,
      order: (order, at) => `프로세스가 받은 차례는 ${order}이고, 마지막은 ${at}예요.`,
      incomplete: (order, missing) =>
        `프로세스가 받은 차례는 ${order}예요. ${missing}번은 끝내 오지 않았어요.`,
    },
    verdict: {
      right: (guess) => `내 예측 ‘${guess}’: 맞았어요.`,
      wrong: (guess, right) => `내 예측 ‘${guess}’: 모형에서는 ‘${right}’였어요.`,
    },
    explain: {
      tcp: (held, ms) =>
        `${held}번은 이미 받는 호스트에 와 있었지만, TCP가 앞의 것을 기다리며 최대 ${ms} ms 동안 붙들었어요. 이것이 선두 차단이에요. 프로세스는 빠진 것을 보지 못하는 대신 기다렸어요. 뒤의 것이 올 때마다 서버는 같은 ACK를 되풀이했고, 셋째 중복 ACK를 받은 클라이언트가 다시 보냈어요.`,
      rto: '중복 ACK가 셋이 되지 못하면 시계에 기대요. 교과서의 RTO는 적어도 1초라서, 마지막 것들을 잃으면 오래 기다려요.',
      tcpWhole: '프로세스에는 아무 일도 없었던 것처럼 보여요. 차례도 바이트도 그대로예요.',
      udp: 'UDP는 온 것을 오는 대로 건네요. 빠진 자리도, 두 번 온 것도, 뒤바뀐 차례도 그대로 프로세스의 몫이에요. 그 대신 아무도 기다리지 않았어요.',
      udpWhole: '이번에는 모두 왔어요. UDP가 지켜 준 것이 아니라 운이 좋았을 뿐이에요.',
      ack: 'ACK는 ‘여기까지 다 받았다’는 뜻이라서, 다음 ACK가 잃은 것의 몫까지 말해 줘요. 세그먼트를 잃는 것과 ACK를 잃는 것은 값이 달라요.',
      again:
        '다음 ACK가 없거나 너무 늦으면 클라이언트는 확인받지 못한 것을 다시 보내요. 서버는 이미 받은 것을 버리고, 프로세스는 모르고 지나가요.',
      textbook: '리눅스는 보낸 시각을 함께 따져서 이보다 조금 일찍 되살려요.',
    },
    challenge: 'TCP에서 패킷 하나만 버려서, 프로세스가 8번을 받는 때를 1초 넘게 늦춰 보세요.',
    verdicts: {
      'not-tcp': 'TCP에서 해 보세요.',
      'not-one': '버리기 하나만 남겨 주세요.',
      'not-yet': '아직 1초가 안 돼요. 중복 ACK가 셋이 되지 못하게 하려면 몇 번을 버려야 할까요?',
      solved: '해냈어요! 뒤에 오는 것이 모자라 중복 ACK가 셋이 되지 못했고, 시계(RTO)를 기다려야 했어요.',
    },
    handout: {
      caption:
        '패킷 하나에 손을 댔을 때 받는 프로세스가 메시지를 받은 때. 메시지 여덟 개를 40 ms마다 보냈고 왕복은 200 ms다. TCP는 교과서의 방식이다.',
      deed: '한 일',
      given: '프로세스가 받은 때',
      rows: {
        tcp: '3번을 버림',
        udp: '3번을 버림',
        ack: '2번의 ACK를 버림',
        last: '8번을 버림',
      },
    },
  },
  en: {
    title: 'Drop packets with your own hands',
    tabs: ['The third, over TCP', 'The third, over UDP', 'Anything'],
    lead: 'The client sends eight messages of 1,000 bytes, one every 40 ms; a round trip takes 200 ms. TCP works as in textbooks, with three duplicate ACKs.',
    tcp: {
      ask: 'Over TCP, segment 3 was dropped on its way. The process has messages 1 and 2. What does it get next?',
      answers: {
        four: 'Message 4',
        nothing: 'Nothing until 3 has come again',
        gap: 'Message 4, after a gap where 3 should be',
      },
    },
    udp: {
      ask: 'Now over UDP: datagram 3 was dropped. The process has messages 1 and 2. What does it get next?',
      answers: {
        four: 'Message 4',
        nothing: 'Nothing until 3 has come again',
        gap: 'Message 4, after a gap where 3 should be',
      },
    },
    ack: {
      ask: 'Over TCP again, but this time an ACK on its way back was dropped. What comes of it?',
      answers: {
        again: 'The segment without its ACK is sent again',
        'no-matter': 'Nothing: the next ACK says it, too',
        broken: 'The connection breaks',
      },
    },
    hint: 'In this scene one packet has been dropped for you. Predict first, then run it.',
    handsOn: 'Now it is up to you. Go to a moment, or run slowly, and choose an envelope on its way.',
    protocol: 'Transport',
    protocols: { tcp: 'TCP', udp: 'UDP' },
    seconds: (value) => `${value}\u00a0s`,
    street: 'Packets between the two houses',
    client: 'client',
    server: 'server.lab',
    packet: {
      message: (number) => `Message ${number}`,
      ack: (number) => `ACK ${number}`,
      other: (label) => label,
      toServer: 'on its way to the server',
      toClient: 'on its way to the client',
      bytes: (first, last) => `bytes ${first} to ${last}`,
      gone: 'dropped',
    },
    nothingInFlight: 'Nothing is on its way now.',
    chosen: (packet) => `Chosen: ${packet}`,
    notInFlight: 'This packet is not on its way now. Go to a moment when it is.',
    choose: 'Choose an envelope on its way to do something to it.',
    full: 'Twelve things at once are the most. Take something back.',
    deeds: { drop: 'Drop it', duplicate: 'Send a copy', delay: 'Delay it by 150 ms' },
    done: 'What you have done',
    nothingDone: 'Nothing yet.',
    doneAt: (at, packet, what) =>
      `${at}: ${packet} ${{ drop: 'dropped', duplicate: 'copied', delay: 'delayed' }[what]}`,
    undo: 'Take back',
    undoAll: 'Take all back',
    shelves: {
      title: 'The receiver',
      waiting: 'Waiting in the buffer',
      waitingUdp: 'UDP holds nothing back',
      given: 'Given to the process',
      empty: 'none',
      says: (waiting, given) => `Waiting in the buffer: ${waiting}. Given to the process: ${given}.`,
    },
    numbers: (una, nxt, rcvNxt) =>
      `Client: unacknowledged from byte ${una} on (snd.una), sends byte ${nxt} next (snd.nxt) · Server: waits for byte ${rcvNxt} (rcv.nxt)`,
    numbersNotYet: 'The connection is being made; no data has gone out.',
    numbersUdp: 'UDP has neither sequence numbers nor acknowledgments.',
    ghost: (answer) => `Your guess: ${answer}`,
    result: {
      all: (at) => `The process got messages 1 to 8 in order, the last one at ${at}.`,
      order: (order, at) => `The process got ${order}, the last one at ${at}.`,
      incomplete: (order, missing) => `The process got ${order}. Message ${missing} never came.`,
    },
    verdict: {
      right: (guess) => `Your guess “${guess}”: right.`,
      wrong: (guess, right) => `Your guess “${guess}”: in the model it was “${right}”.`,
    },
    explain: {
      tcp: (held, ms) =>
        `Message ${held} had reached the receiving host, but TCP held it for up to ${ms} ms, waiting for what comes before. This is head-of-line blocking: the process sees no hole, and pays by waiting. Each later arrival made the server repeat the same ACK, and the third duplicate made the client send again.`,
      rto: 'Where there are not three duplicate ACKs, the clock has to do. The textbook RTO is a second at least, so losing the last ones takes long.',
      tcpWhole: 'To the process it looks as if nothing had happened: same order, same bytes.',
      udp: 'UDP hands over what comes as it comes. Holes, copies and wrong order are left to the process. In return nobody waited.',
      udpWhole: 'This time everything came. UDP did not see to that; it was luck.',
      ack: 'An ACK means “everything up to here”, so the next one speaks for the lost one, too. Losing an ACK does not cost what losing a segment costs.',
      again:
        'Where there is no next ACK, or it comes too late, the client sends again what was not acknowledged. The server throws away what it has already, and the process never knows.',
      textbook: 'Linux also looks at when a segment was sent, and repairs a little earlier.',
    },
    challenge:
      'Over TCP, drop a single packet so that message 8 reaches the process more than a second late.',
    verdicts: {
      'not-tcp': 'Do it over TCP.',
      'not-one': 'Leave just one drop.',
      'not-yet': 'Not a second yet. Which one must you drop so that there are never three duplicate ACKs?',
      solved:
        'You did it! Too little came behind it for three duplicate ACKs, and everybody had to wait for the clock, the RTO.',
    },
    handout: {
      caption:
        'When the receiving process got its messages, after something was done to one packet. Eight messages, 40 ms apart; a round trip takes 200 ms. TCP works as in textbooks.',
      deed: 'What was done',
      given: 'When the process got them',
      rows: {
        tcp: '3 dropped',
        udp: '3 dropped',
        ack: 'the ACK of 2 dropped',
        last: '8 dropped',
      },
    },
  },
};
