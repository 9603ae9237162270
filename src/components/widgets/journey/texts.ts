import type { Texts } from '../../../lib/i18n/language.ts';
import type { Reader } from './experiment.ts';
import type { Part, Stage } from './stages.ts';

type Transport = 'TCP' | 'UDP';

const nth = ['첫째', '둘째', '셋째'];

const ko = {
  title: '현관문에서 현관문까지',
  tabs: ['요청 하나', '라우터가 읽는 것', '내가 쓴 편지'],
  from: '가람',
  to: 'server.lab',
  router: (number: number) => `라우터 ${number}`,
  floors: { process: '프로세스', socket: '소켓', network: 'IP', link: '링크' },
  note: '호스트 안의 일은 이 모형에서 시간이 들지 않아서 한 걸음씩 나누어 보여 줘요. 길 위의 시간은 모형의 시간이에요.',
  field: { text: '편지', hint: '40자까지 쓸 수 있어요.', protocol: '트랜스포트 프로토콜' },
  questions: {
    guess: {
      ask: '51바이트 요청을 보내면 링크 위의 IP 패킷은 몇 바이트?',
      lead: 'GET /index.html HTTP/1.1로 시작하는 요청이고, TCP와 IPv4로 보내요(옵션 없음).',
      field: '내 예측(바이트)',
    },
    reader: {
      ask: '길 위의 라우터가 봉투에서 읽는 것은?',
      lead: 'www.example.com의 주소를 묻는 33바이트 DNS 질의를 UDP로 보내요.',
    },
    bytes: {
      ask: '‘안녕’ 두 글자를 UTF-8로 보내면 메시지는 몇 바이트?',
      askOther: (text: string) => `UTF-8로 보낸 ‘${text}’, 메시지는 몇 바이트?`,
      lead: '봉투를 뺀 메시지만 세요.',
      field: '내 예측(바이트)',
    },
  },
  readers: {
    ip: 'IP 헤더만',
    ports: 'IP 헤더와 포트 번호',
    all: '메시지까지 모두',
  } satisfies Record<Reader, string>,
  badGuess: '예측은 바이트 수로 써 주세요.',
  bytes: (count: number) => `${count}바이트`,
  step: (step: number, all: number, ms: string) => `${step}/${all} 걸음, ${ms} ms`,
  wrappings: (transport: Transport) => [
    '메시지',
    transport === 'TCP' ? '세그먼트' : '데이터그램',
    '패킷',
    '프레임',
  ],
  parts: (transport: Transport): Record<Part, string> => ({
    header: '이더넷 머리',
    ip: 'IP 헤더',
    transport: `${transport} 헤더`,
    message: '메시지',
    trailer: '이더넷 꼬리',
  }),
  short: (transport: Transport): Record<Part, string> => ({
    header: '이더넷',
    ip: 'IP',
    transport,
    message: '메시지',
    trailer: '이더넷 꼬리',
  }),
  guessMark: (guess: number, packet: number) =>
    `내 예측: IP 패킷 ${guess}바이트 ${guess === packet ? '= 모형' : guess < packet ? '< 모형' : '> 모형'} ${packet}바이트`,
  readerMark: (reader: string) => `내 예측: ${reader}`,
  stage: (
    { place, number = 1 }: Stage,
    v: {
      message: number;
      header: number;
      packet: number;
      frame: number;
      port: number;
      transport: Transport;
      ttl: number;
    },
  ): string =>
    ({
      process: `가람의 프로세스가 편지 ${v.message}바이트를 소켓에 써요. write(${v.message}).`,
      socket: '소켓은 편지를 받아 운영체제의 송신 버퍼에 둬요. 프로세스가 할 일은 여기까지예요.',
      transport: `${v.transport}가 헤더 ${v.header}바이트를 붙여요. 두 집의 포트 번호가 여기에 적혀요.`,
      network: `IP가 헤더 20바이트를 붙여 ${v.packet}바이트 패킷이 돼요. 두 건물의 주소가 여기에 적혀요.`,
      link: `${nth[number - 1]} 링크를 지나요. 이더넷이라면 앞뒤로 18바이트가 더 붙어 ${v.frame}바이트예요.`,
      router: `${nth[number - 1]} 라우터가 IP 헤더만 읽어 다음 링크를 골라요. TTL을 ${v.ttl}로 줄일 뿐, 안쪽 봉투는 열지 않아요.`,
      'far-network': 'IP가 목적 주소를 읽고 내 건물에 온 것임을 알아요. 겉봉투를 벗겨요.',
      'far-transport': `${v.transport}가 목적 포트 ${v.port}를 읽고 알맞은 소켓을 찾아요. 안쪽 봉투를 벗겨요.`,
      'far-socket': '편지가 소켓의 수신 버퍼에 들어와요.',
      'far-process': `받는 프로세스에 편지 ${v.message}바이트만 닿아요. data ${v.message}. 헤더는 한 번도 보지 못해요.`,
    })[place],
  opened: {
    header:
      '링크가 다음 기기까지 나르는 데 쓰는 머리예요. 링크마다 새로 붙어요. 이 모형은 IP 패킷까지만 시늉해서, 크기만 그렸어요.',
    trailer: '링크에서 깨진 프레임을 알아채는 데 쓰는 4바이트예요. 이 모형은 크기만 그렸어요.',
    read: '읽는 쪽',
    readers: {
      header: '링크의 양 끝',
      trailer: '링크의 양 끝',
      ip: '호스트와 라우터의 IP',
      transport: '두 호스트의 운영체제',
      message: '두 프로세스',
    } satisfies Record<Part, string>,
    binary: '글자가 아닌 바이트가 섞여 있어요.',
  },
  close: (guess: string) => `내 예측 ${guess}: 맞았어요.`,
  off: (guess: string) => `내 예측 ${guess}: 모형과 달라요.`,
  result: {
    guess: (message: number, segment: number, packet: number, frame: number) =>
      `${message} → ${segment} → ${packet}바이트. 이더넷 위에서는 ${frame}바이트예요.`,
    reader: 'IP 헤더만 읽어요.',
    bytes: (text: string, bytes: number, packet: number) =>
      `‘${text}’: ${bytes}바이트예요. 패킷은 ${packet}바이트가 돼요.`,
  },
  explain: {
    guess:
      'TCP 헤더 20바이트로 세그먼트가 되고, IPv4 헤더 20바이트로 패킷이 돼요. 받는 쪽에서는 거꾸로 벗겨서 프로세스에는 51바이트만 닿아요. (리눅스는 TCP 헤더에 시각을 적는 옵션 12바이트를 더 넣어 103바이트예요.)',
    reader: (hops: string) =>
      `라우터는 목적 IP 주소로 다음 링크를 고르면 그만이에요. 포트 번호와 편지는 그 안쪽에 있어서 볼 일이 없어요. 두 라우터를 지나는 동안 달라진 것은 TTL(${hops})과 그 때문에 다시 셈한 헤더 체크섬뿐이에요.`,
    bytes:
      'UTF-8은 한글 한 글자를 3바이트로, 영문자 하나를 1바이트로 적어요. 헤더는 바이트를 세지 글자를 세지 않아요.',
  },
  handout: {
    columns: ['', '메시지', '+ 트랜스포트', '+ IP', '+ 이더넷'],
    rows: { http: 'HTTP 요청 (TCP)', dns: 'DNS 질의 (UDP)', hangul: '한글 한 글자 (UDP)' },
    note: '단위는 바이트. 라우터는 IP 헤더만 읽고, 프로세스에는 메시지만 닿아요.',
  },
  describe: (place: string) =>
    `가람의 건물과 server.lab의 건물 사이에 라우터가 둘 있어요. 편지는 지금 ${place}에 있어요.`,
  places: {
    process: '가람의 프로세스',
    socket: '가람의 소켓',
    transport: '가람의 트랜스포트 계층',
    network: '가람의 IP',
    link: '링크',
    router: '라우터',
    'far-network': 'server.lab의 IP',
    'far-transport': 'server.lab의 트랜스포트 계층',
    'far-socket': 'server.lab의 소켓',
    'far-process': 'server.lab의 프로세스',
  } satisfies Record<Stage['place'], string>,
  challenge: '‘내가 쓴 편지’ 탭에서 링크 위의 IP 패킷이 꼭 43바이트가 되게 해 보세요.',
  verdict: (packet: number) => `지금은 ${packet}바이트예요.`,
  solved: (message: number, header: number) => `해냈어요! ${message} + ${header} + 20 = 43바이트예요.`,
};

export type JourneyTexts = typeof ko;

const en: JourneyTexts = {
  title: 'From door to door',
  tabs: ['One request', 'What a router reads', 'Your own letter'],
  from: 'Garam',
  to: 'server.lab',
  router: (number) => `router ${number}`,
  floors: { process: 'process', socket: 'socket', network: 'IP', link: 'link' },
  note: 'What happens inside a host takes no time in this model, so it is shown step by step. The time on the way is the model’s.',
  field: { text: 'Letter', hint: 'Up to 40 characters.', protocol: 'Transport protocol' },
  questions: {
    guess: {
      ask: 'A request of 51 bytes is sent. How many bytes is the IP packet on the link?',
      lead: 'It begins with GET /index.html HTTP/1.1 and goes over TCP and IPv4 (no options).',
      field: 'My prediction (bytes)',
    },
    reader: {
      ask: 'What does a router on the way read of the envelope?',
      lead: 'A DNS query of 33 bytes asks for the address of www.example.com, over UDP.',
    },
    bytes: {
      ask: 'The two syllables ‘안녕’ are sent in UTF-8. How many bytes is the message?',
      askOther: (text) => `‘${text}’ is sent in UTF-8. How many bytes is the message?`,
      lead: 'The message alone, without the envelopes.',
      field: 'My prediction (bytes)',
    },
  },
  readers: { ip: 'the IP header only', ports: 'the IP header and the ports', all: 'everything' },
  badGuess: 'Write your prediction as a number of bytes.',
  bytes: (count) => (count === 1 ? '1 byte' : `${count} bytes`),
  step: (step, all, ms) => `step ${step}/${all}, ${ms} ms`,
  wrappings: (transport) => ['Message', transport === 'TCP' ? 'Segment' : 'Datagram', 'Packet', 'Frame'],
  parts: (transport) => ({
    header: 'Ethernet header',
    ip: 'IP header',
    transport: `${transport} header`,
    message: 'message',
    trailer: 'Ethernet trailer',
  }),
  short: (transport) => ({
    header: 'Ether',
    ip: 'IP',
    transport,
    message: 'message',
    trailer: 'Ethernet trailer',
  }),
  guessMark: (guess, packet) =>
    `your guess: a packet of ${guess} bytes ${guess === packet ? '= model' : guess < packet ? '< model' : '> model'} ${packet}`,
  readerMark: (reader) => `your guess: ${reader}`,
  stage: ({ place, number = 1 }, v) =>
    ({
      process: `Garam’s process writes a letter of ${v.message} bytes to its socket: write(${v.message}).`,
      socket: 'The socket takes it and keeps it in the operating system’s send buffer. The process is done.',
      transport: `${v.transport} puts a header of ${v.header} bytes before it. The ports, the numbers of the two doors, are in it.`,
      network: `IP puts 20 bytes before that: a packet of ${v.packet}. The addresses of the two buildings are in it.`,
      link: `Across link ${number}. On Ethernet another 18 bytes go around it: ${v.frame}.`,
      router: `Router ${number} reads the IP header only and picks the next link. It lowers the TTL to ${v.ttl} and leaves the inner envelope shut.`,
      'far-network':
        'IP reads the destination address: it is for this building. Off comes the outer envelope.',
      'far-transport': `${v.transport} reads the destination port ${v.port} and finds the socket. Off comes the inner envelope.`,
      'far-socket': 'The letter lies in the socket’s receive buffer.',
      'far-process': `The process gets the letter, ${v.message} bytes and nothing else: data ${v.message}. It never sees a header.`,
    })[place],
  opened: {
    header:
      'What the link needs to carry it to the next machine; new on every link. The model goes no deeper than IP, so only its size is drawn.',
    trailer: 'Four bytes by which a damaged frame is noticed. The model draws only their size.',
    read: 'Read by',
    readers: {
      header: 'the two ends of a link',
      trailer: 'the two ends of a link',
      ip: 'IP on hosts and routers',
      transport: 'the two hosts’ operating systems',
      message: 'the two processes',
    },
    binary: 'Some of these bytes are no characters.',
  },
  close: (guess) => `Your prediction of ${guess} was right.`,
  off: (guess) => `Your prediction was ${guess}; the model says otherwise.`,
  result: {
    guess: (message, segment, packet, frame) =>
      `${message} → ${segment} → ${packet} bytes, and ${frame} on Ethernet.`,
    reader: 'The IP header only.',
    bytes: (text, bytes, packet) => `‘${text}’ is ${bytes} bytes. The packet has ${packet}.`,
  },
  explain: {
    guess:
      'The TCP header of 20 bytes makes it a segment, the IPv4 header of 20 a packet. The receiver takes them off again, and the process gets 51 bytes. (Linux adds 12 bytes of timestamps to the TCP header: 103.)',
    reader: (hops) =>
      `The destination address is all a router needs to pick the next link. Ports and letter lie further inside and are none of its business. On the way past two routers nothing changed but the TTL (${hops}) and the header checksum that goes with it.`,
    bytes:
      'UTF-8 writes a Hangul syllable in 3 bytes and a Latin letter in 1. Headers count bytes, not characters.',
  },
  handout: {
    columns: ['', 'message', '+ transport', '+ IP', '+ Ethernet'],
    rows: { http: 'HTTP request (TCP)', dns: 'DNS query (UDP)', hangul: 'one Hangul syllable (UDP)' },
    note: 'In bytes. Routers read the IP header only, and processes get the message only.',
  },
  describe: (place) =>
    `Between Garam’s building and server.lab’s stand two routers. The letter is now at ${place}.`,
  places: {
    process: 'Garam’s process',
    socket: 'Garam’s socket',
    transport: 'Garam’s transport layer',
    network: 'Garam’s IP',
    link: 'a link',
    router: 'a router',
    'far-network': 'server.lab’s IP',
    'far-transport': 'server.lab’s transport layer',
    'far-socket': 'server.lab’s socket',
    'far-process': 'server.lab’s process',
  },
  challenge: 'On the tab “Your own letter”, make the IP packet exactly 43 bytes long.',
  verdict: (packet) => `It has ${packet} bytes now.`,
  solved: (message, header) => `Done: ${message} + ${header} + 20 = 43 bytes.`,
};

export const journeyTexts: Texts<JourneyTexts> = { ko, en };
