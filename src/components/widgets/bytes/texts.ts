import type { Texts } from '../../../lib/i18n/language.ts';
import type { Question } from '../frame/ChoiceQuestion.tsx';
import type { FieldText } from '../frame/Field.tsx';
import type { Verdict } from './challenge.ts';
import type { Elsewhere } from './recording.ts';
import type { Control } from './settings.ts';

export interface BytesTexts {
  readonly title: string;
  readonly tabs: readonly string[];
  readonly controls: Readonly<Record<Control, FieldText>>;
  readonly readerHint: string;
  readonly protocol: string;
  readonly protocols: Readonly<Record<'tcp' | 'udp', string>>;
  readonly question: Question<'three' | 'one' | 'open'>;
  readonly lead: string;
  readonly milliseconds: (value: string) => string;
  readonly rows: {
    readonly writes: Readonly<Record<'tcp' | 'udp', string>>;
    readonly packets: Readonly<Record<'tcp' | 'udp', string>>;
    readonly reads: Readonly<Record<'tcp' | 'udp', string>>;
    readonly nothing: string;
  };
  readonly strip: (write: number, bytes: string) => string;
  readonly pieceText: (at: string, strips: string) => string;
  readonly lost: string;
  readonly again: string;
  readonly ghost: (answer: string) => string;
  readonly result: (writes: number, events: number, shape: string) => string;
  readonly resultUdp: (sent: number, came: number) => string;
  readonly verdict: {
    readonly right: (guess: string) => string;
    readonly wrong: (guess: string, counts: string) => string;
  };
  readonly explain: {
    readonly merged: string;
    readonly split: string;
    readonly glued: string;
    readonly asWritten: string;
    readonly udp: string;
    readonly fragments: string;
    readonly bytes: string;
    readonly machine: string;
  };
  readonly elsewhere: {
    readonly title: string;
    readonly where: string;
    readonly events: string;
    readonly names: Readonly<Record<Elsewhere['where'], string>>;
    readonly times: (count: string) => string;
  };
  readonly challenge: string;
  readonly verdicts: Readonly<Record<Verdict, (events: number) => string>>;
  readonly handout: string;
}

export const bytesTexts: Texts<BytesTexts> = {
  ko: {
    title: '바이트의 강과 소포',
    tabs: ['쓰는 크기', '때와 읽는 빠르기', '길'],
    controls: {
      a: { label: '첫째 write', symbol: '', unit: '바이트' },
      b: { label: '둘째 write', symbol: '', unit: '바이트' },
      c: { label: '셋째 write', symbol: '', unit: '바이트' },
      gap: { label: 'write 사이의 시간', symbol: '', unit: 'ms' },
      reader: { label: '읽는 쪽이 들여다보는 간격', symbol: '', unit: 'ms' },
      mtu: { label: '가장 큰 IP 패킷(MTU)', symbol: '', unit: '바이트' },
      loss: { label: '손실', symbol: '', unit: '%' },
    },
    readerHint: '0이면 오는 대로 읽어요.',
    protocol: '트랜스포트',
    protocols: { tcp: 'TCP', udp: 'UDP' },
    question: {
      ask: 'TCP 클라이언트가 write를 세 번 불렀어요. 서버의 data 이벤트는 몇 번 일어날까요?',
      answers: { three: '항상 세 번', one: '항상 한 번', open: '정해져 있지 않다' },
    },
    lead: '300, 500, 700바이트를 잇달아 써요. 왕복은 50 ms예요.',
    milliseconds: (value) => `${value}\u00a0ms`,
    rows: {
      writes: { tcp: '프로세스가 쓴 것: write', udp: '프로세스가 보낸 것: send' },
      packets: { tcp: '길을 지나는 것: 세그먼트', udp: '길을 지나는 것: IP 패킷' },
      reads: { tcp: '상대가 읽은 것: data 이벤트', udp: '상대가 받은 것: message 이벤트' },
      nothing: '아직 없음',
    },
    strip: (write, bytes) => `${write}번째에서 ${bytes}바이트`,
    pieceText: (at, strips) => `${at}: ${strips}`,
    lost: '잃음',
    again: '다시',
    ghost: (answer) => `내 예측: ${answer}`,
    result: (writes, events, shape) => `write ${writes}번에 data 이벤트가 ${events}번이에요: ${shape}.`,
    resultUdp: (sent, came) =>
      `send ${sent}번에 message 이벤트가 ${came}번이에요. 온 것은 모두 보낸 크기 그대로예요.`,
    verdict: {
      right: (guess) => `내 예측 ‘${guess}’: 맞았어요.`,
      wrong: (guess, counts) => `내 예측 ‘${guess}’: 같은 세 번의 write가 ${counts}번이 되기도 해요.`,
    },
    explain: {
      merged:
        '앞선 세그먼트의 ACK를 기다리는 동안 쓴 작은 것들이 한 세그먼트에 모였어요. 작은 세그먼트를 줄이려는 네이글 알고리즘이에요.',
      split: '한 번에 쓴 것이 세그먼트 하나에 다 들어가지 않아 나뉘었어요.',
      glued: '읽는 쪽이 다른 일을 하는 동안 도착한 것이 버퍼에 이어 붙어 한꺼번에 읽혔어요.',
      asWritten: '이번에는 쓴 모양 그대로 왔어요. 그렇다고 늘 그런 것은 아니에요.',
      udp: 'UDP의 데이터그램은 통째로 오거나 통째로 오지 않아요. 그래서 이벤트는 보낸 수와 같거나 적고, 크기는 늘 그대로예요.',
      fragments:
        'MTU보다 큰 데이터그램은 IP가 조각내어 나르고 받는 쪽에서 다시 맞춰요. 조각 하나를 잃으면 통째로 잃어요.',
      bytes: '어떻게 나뉘었든 이어 붙이면 같은 바이트, 같은 차례예요. TCP가 지키는 것은 그것뿐이에요.',
      machine:
        '진짜 컴퓨터 한 대 안에서 Node로 열 번 돌렸더니 열 번 다 한 번이었어요. ‘내 컴퓨터에서는 됐는데’가 여기서 나와요.',
    },
    elsewhere: {
      title: '같은 세 번의 write를 다른 곳에서',
      where: '어디에서',
      events: 'data 이벤트',
      names: {
        here: '처음 설정 그대로',
        apart: '60 ms씩 띄워 쓰면',
        busy: '읽는 쪽이 200 ms마다 들여다보면',
        small: 'MTU가 576바이트면',
        lossy: '60 ms씩 띄우고 20%를 잃으면(열두 번)',
      },
      times: (count) => `${count}번`,
    },
    challenge: '크기는 300·500·700바이트 그대로 두고, TCP의 data 이벤트가 네 번 이상 일어나게 해 보세요.',
    verdicts: {
      'not-tcp': () => 'TCP에서 해 보세요.',
      'sizes-changed': () => '세 번의 크기는 300, 500, 700바이트로 두어야 해요.',
      'not-yet': (events) => `아직 ${events}번이에요. 한 번에 쓴 것이 나뉘려면 무엇이 작아야 할까요?`,
      solved: (events) => `해냈어요! ${events}번이에요. 프로그램은 한 글자도 바뀌지 않았어요.`,
    },
    handout:
      'write를 300, 500, 700바이트로 세 번 불렀을 때 세그먼트와 data 이벤트. 띠의 번호는 몇 번째 write의 바이트인지를 뜻한다.',
  },
  en: {
    title: 'A river of bytes, and parcels',
    tabs: ['Sizes', 'Timing and reading', 'The path'],
    controls: {
      a: { label: 'First write', symbol: '', unit: 'bytes' },
      b: { label: 'Second write', symbol: '', unit: 'bytes' },
      c: { label: 'Third write', symbol: '', unit: 'bytes' },
      gap: { label: 'Time between writes', symbol: '', unit: 'ms' },
      reader: { label: 'The reader looks every', symbol: '', unit: 'ms' },
      mtu: { label: 'Largest IP packet (MTU)', symbol: '', unit: 'bytes' },
      loss: { label: 'Loss', symbol: '', unit: '%' },
    },
    readerHint: 'With 0 it reads as things come.',
    protocol: 'Transport',
    protocols: { tcp: 'TCP', udp: 'UDP' },
    question: {
      ask: 'A TCP client has called write three times. How many data events does the server get?',
      answers: { three: 'Always three', one: 'Always one', open: 'It is not determined' },
    },
    lead: 'It writes 300, 500 and 700 bytes, one right after the other. A round trip takes 50 ms.',
    milliseconds: (value) => `${value}\u00a0ms`,
    rows: {
      writes: { tcp: 'What the process writes: write', udp: 'What the process sends: send' },
      packets: { tcp: 'What crosses the path: segments', udp: 'What crosses the path: IP packets' },
      reads: { tcp: 'What the other one reads: data events', udp: 'What the other one gets: message events' },
      nothing: 'nothing yet',
    },
    strip: (write, bytes) => `${bytes} bytes of write ${write}`,
    pieceText: (at, strips) => `${at}: ${strips}`,
    lost: 'lost',
    again: 'again',
    ghost: (answer) => `Your guess: ${answer}`,
    result: (writes, events, shape) =>
      `${writes} writes became ${events} data ${events === 1 ? 'event' : 'events'}: ${shape}.`,
    resultUdp: (sent, came) =>
      `${sent} sends became ${came} message ${came === 1 ? 'event' : 'events'}. What came has the very sizes that were sent.`,
    verdict: {
      right: (guess) => `Your guess “${guess}”: right.`,
      wrong: (guess, counts) => `Your guess “${guess}”: the same three writes can become ${counts} events.`,
    },
    explain: {
      merged:
        'What was written while an earlier segment waited for its ACK went into one segment. This is Nagle’s algorithm, which saves small segments.',
      split: 'What was written at once did not fit into one segment.',
      glued: 'While the reader was busy, what arrived was joined in the buffer, and it was all read at once.',
      asWritten: 'This time it came as it was written. It need not.',
      udp: 'A datagram comes whole or not at all. So there are as many events as sends, or fewer, and the sizes are always those that were sent.',
      fragments:
        'IP cuts a datagram larger than the MTU into fragments, and the receiver puts them together. If one fragment is lost, the whole is lost.',
      bytes:
        'However they were divided, together they are the same bytes in the same order. That is all that TCP promises.',
      machine:
        'Run with Node within one real computer, ten runs out of ten gave a single event. This is where “but it works on my machine” comes from.',
    },
    elsewhere: {
      title: 'The same three writes elsewhere',
      where: 'Where',
      events: 'data events',
      names: {
        here: 'as set at first',
        apart: 'written 60 ms apart',
        busy: 'the reader looks every 200 ms',
        small: 'an MTU of 576 bytes',
        lossy: '60 ms apart, with 20% loss (twelve runs)',
      },
      times: (count) => count,
    },
    challenge: 'Leave the sizes at 300, 500 and 700 bytes and make TCP give four data events or more.',
    verdicts: {
      'not-tcp': () => 'Do it over TCP.',
      'sizes-changed': () => 'The sizes have to stay at 300, 500 and 700 bytes.',
      'not-yet': (events) => `Still ${events}. What must be small for one write to be divided?`,
      solved: (events) => `You did it: ${events}. Not one letter of the program has changed.`,
    },
    handout:
      'Segments and data events when write was called with 300, 500 and 700 bytes. The number in a strip says which write its bytes come from.',
  },
};
