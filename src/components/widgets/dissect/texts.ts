import type { Texts } from '../../../lib/i18n/language.ts';
import type { LengthRule, Syntax } from '../../../lib/messages/protocol-table.ts';
import type { Unreadable } from '../../../lib/messages/table-codec.ts';
import type { ANSWERS } from './experiment.ts';
import type { SampleName } from './samples.ts';

type Answer = (typeof ANSWERS)[number];

const ko = {
  title: '메시지 해부와 조립: 뜯고, 만들고, 정하기',
  tabs: ['해부', '조립', '내 프로토콜'],
  noCrypto:
    '이 브라우저에는 TLS 메시지를 만드는 데 쓰는 암호(WebCrypto의 X25519와 Ed25519)가 없어요. 다른 메시지를 골라 보세요.',
  noEngine: (why: string) =>
    `서버를 돌릴 엔진을 불러오지 못했어요(${why}). 연결을 확인하고 다시 실행해 보세요.`,
  bytes: (count: string) => `${count}바이트`,
  milliseconds: (ms: string) => `${ms}\u00a0ms`,
  seconds: (s: string) => `${s}초`,
  nthByte: (count: string) => `${count}번째 바이트까지`,

  readQuestion: '서버는 이 요청을 몇 번째 바이트까지 읽어야 ‘다 왔다’는 것을 알까요?',
  readLead: '실행하면 바이트를 앞에서부터 하나씩 읽어요. 읽은 데까지 알 수 있는 것만 나무에 나타나요.',
  readChoices: {
    line: (count: string) => `${count}번째, 요청 줄이 끝나면`,
    host: (count: string) => `${count}번째, Host 줄이 끝나면`,
    empty: (count: string) => `${count}번째, 빈 줄까지 오면`,
  },
  sample: '메시지',
  samples: {
    'http-request': 'HTTP 요청',
    'http-response': 'HTTP 응답',
    'dns-query': 'DNS 질의',
    'dns-response': 'DNS 응답',
    smtp: 'SMTP 대화',
    'tls-hello': 'TLS 인사(ClientHello)',
    'tls-record': 'TLS 레코드(암호문)',
    quiz: 'QUIZ/1 대화',
  } satisfies Record<SampleName, string>,
  readSoFar: (read: string, all: string) => `${all} 가운데 ${read}까지 읽었어요.`,
  readNothing: '아직 읽지 않았어요. 실행하면 앞에서부터 읽어요.',
  readResult: (name: string, bytes: string) => `${name} ${bytes}를 끝까지 읽었어요.`,
  readAnswer: (count: string) => `요청은 ${count}번째 바이트, 빈 줄의 끝에서 끝나요.`,
  readRight: (count: string) => `내 예측 ${count}번째: 맞았어요.`,
  readWrong: (count: string, right: string) => `내 예측 ${count}번째: ${right}번째까지 읽어야 알 수 있어요.`,
  readWhy: {
    http: 'HTTP/1.1은 줄마다 CRLF로 끝나고, 빈 줄이 머리말의 끝이에요. 빈 줄이 오기 전에는 머리말이 더 올 수도 있어요. 본문이 있으면 Content-Length가 바이트로 길이를 알려 줘요.',
    dns: 'DNS는 칸의 자리가 정해져 있어요. 앞의 12바이트는 언제나 머리이고, 이름은 마디마다 길이가 앞에 붙고, 길이 0이 이름의 끝이에요.',
    smtp: 'SMTP는 한 줄이 말 한마디예요. 응답은 세 자리 수로 시작하고, DATA 다음에는 점 하나만 있는 줄이 올 때까지 메일의 글이에요.',
    tls: 'TLS는 레코드의 앞 5바이트에 종류와 길이를 적어요. 길이만큼 읽으면 끝이고, 암호문 안은 열쇠가 없으면 나눌 수 없어요.',
    quiz: 'QUIZ/1은 한 줄이 메시지 하나예요. 요청은 낱말로, 응답은 세 자리 수로 시작해요.',
  },
  readChallenge: 'DNS 질의에서, 이름의 첫 마디가 몇 글자인지 적은 바이트를 찾아 눌러 보세요.',
  readVerdicts: {
    other: 'DNS 질의를 골라서 시작해요.',
    none: '아직 바이트를 누르지 않았어요.',
    wrong: (name: string) => `그 바이트는 이것이에요: ${name}. 글자 앞을 보세요.`,
    solved: '찾았어요. 3이라고 적혀 있으니 뒤의 세 바이트 www가 첫 마디예요.',
  },
  capture: '캡처 파일 열기(pcapng)',
  captureHow:
    'Wireshark나 이 강의의 실습에서 저장한 파일을 열면, 그 안의 패킷도 같은 방법으로 해부해요. 파일은 이 기기 밖으로 나가지 않아요.',
  captureBad: (why: string) => `이 파일은 읽을 수 없어요: ${why}. pcapng 파일인지 확인해 보세요.`,
  captureEmpty: '이 파일에는 해부할 수 있는 IPv4 패킷이 없어요.',
  capturePackets: '파일의 패킷',
  captureShown: (shown: string, all: string) => `${all} 가운데 앞의 ${shown}를 보여 줘요.`,
  packetCount: (count: string) => `${count}개`,

  askQuestion: (request: string) => `${request} 서버는 무엇이라고 답할까요?`,
  askPreset: '빈 줄을 빼고 보냈어요.',
  askThis: '이 요청을 보냈어요.',
  askLead: '진짜 Node.js의 http 서버에 그대로 보내요. 답은 지어내지 않아요.',
  answers: {
    '200': '200 OK',
    '400': '400 Bad Request',
    '404': '404 Not Found',
    silence: '아무 답도 하지 않는다',
  } satisfies Record<Answer, string>,
  parts: {
    method: '메서드',
    target: '길',
    version: '판',
    hosts: 'Host 줄',
    empty: '빈 줄',
    ending: '줄의 끝',
    patience: '기다리는 시간',
  },
  hostCounts: { none: '없음', one: '하나', two: '둘' },
  emptyChoices: { yes: '있음', no: '없음' },
  patienceChoices: { '3': '3초', '180': '3분' },
  request: '보낼 요청',
  requestLength: (bytes: string) => `모두 ${bytes}`,
  answer: '돌아온 답',
  noAnswerYet: '아직 답이 없어요.',
  loadingEngine: '처음 실행할 때는 Node.js를 페이지에 불러와요.',
  silence: (seconds: string) => `${seconds} 동안 아무 답도 오지 않았어요.`,
  askResult: (status: string) => `서버의 답은 ${status}예요.`,
  askSilence: '서버는 아무 답도 하지 않았어요.',
  askRight: (said: string) => `내 예측 ‘${said}’: 맞았어요.`,
  askWrong: (said: string) => `내 예측 ‘${said}’: 달랐어요.`,
  askWhy: {
    silence:
      '틀린 것이 아니라 아직 끝나지 않은 요청이에요. 빈 줄이 오기 전에는 머리말이 더 올 수 있으니, 서버는 규칙대로 기다려요. 클라이언트도 답을 기다려요.',
    timeout:
      '서버도 끝없이 기다리지는 않아요. Node의 서버는 머리말이 60초 안에 끝나지 않으면 408로 답하고 끊어요.',
    noHost:
      'HTTP/1.1 요청에는 Host가 반드시 있어야 해요(RFC 9112 §3.2). 없으면 뒤에 무엇이 와도 틀렸으므로 바로 400이에요.',
    noHostOld:
      'Host가 없어도 HTTP/1.0이면 돼요. 1.0에는 Host라는 규칙이 없었어요. 판을 적어 두니 옛 규칙으로 답할 수 있어요.',
    twoHosts:
      'RFC 9112 §3.2는 Host가 둘이면 400으로 답하라고 했는데 Node는 200을 돌려줘요. 규칙과 구현은 다를 수 있어요.',
    lineFeeds: '줄은 CRLF로 끝나야 해요. LF만 쓴 줄을 받아 주는 서버도 있지만 Node는 400으로 답해요.',
    method:
      'Node가 모르는 메서드예요. 메서드는 대문자와 소문자를 가려요(RFC 9110 §9.1). 무엇이 더 와도 틀렸으므로 400이에요.',
    notFound: '문법은 맞아요. 그런데 그런 것이 없어요. 404는 문법이 아니라 의미에 대한 답이에요.',
    found:
      '요청 줄, Host, 빈 줄이 다 있고 길도 있어요. 본문은 여섯 글자인데 16바이트예요. Content-Length는 바이트를 세요.',
    other: '문법이 틀리면 400, 문법은 맞는데 없는 것을 달라고 하면 404예요.',
  },
  askChallenge: '표준(RFC 9112)은 400으로 답하라고 했는데 이 서버가 200으로 답하는 요청을 만들어 보세요.',
  askVerdicts: {
    none: '요청을 고치고 실행해 보세요.',
    not200: '이 요청의 답은 200이 아니에요.',
    allowed: '답은 200이지만, 표준도 이 요청을 허락해요.',
    solved:
      '찾았어요. Host가 둘이면 표준은 400이라는데 Node는 200이에요. 앞의 장비와 뒤의 서버가 다른 Host를 믿으면 공격에 쓰여요.',
  },

  talkQuestion: '이 표대로 두 프로그램이 이야기하면, 서버는 세 요청 가운데 몇 개를 알아들을까요?',
  talkLead: '이름은 ‘나래’이고, 길이는 바이트가 아니라 글자 수를 세어 적기로 했어요.',
  talkChoices: ['하나도 못 알아듣는다', '하나', '둘', '셋 다'],
  syntax: '문법',
  syntaxes: { words: '글자로 적기', numbers: '수로 적기' } satisfies Record<Syntax, string>,
  rule: '메시지의 끝',
  rules: { line: 'CRLF까지', bytes: '길이(바이트)', characters: '길이(글자 수)' } satisfies Record<
    LengthRule,
    string
  >,
  table: '프로토콜의 표',
  tableRequest: '요청',
  tableReply: '응답',
  type: '종류',
  fields: '칸',
  noFields: '칸 없음',
  fieldName: '칸 이름',
  fieldKind: '꼴',
  fieldKinds: { text: '글', number: '수' },
  example: '보내 볼 값',
  reply: '답',
  noReply: '답하지 않음',
  answeredBy: (reply: string) => `→ ${reply}`,
  addField: '칸 더하기',
  removeField: (name: string) => `${name} 칸 빼기`,
  addRequest: '요청 더하기',
  addReply: '응답 더하기',
  removeType: (type: string) => `${type} 빼기`,
  newType: (number: string) => `NEW${number}`,
  problems: {
    badType: (type: string) =>
      `표의 종류 이름 ‘${type}’: 이대로는 쓸 수 없어요. 영문자로 시작하고 영문자, 숫자, -, _만 넣어 주세요.`,
    typeTwice: (type: string) =>
      `‘${type}’라는 이름이 표에 두 번 있거나, 이미 정해진 이름(ERROR)이에요. 이름을 바꿔 주세요.`,
    noSuchReply: (type: string, reply: string) =>
      `‘${type}’에는 ‘${reply}’라고 답하기로 했는데 그런 응답이 표에 없어요. 응답을 더하거나 다른 답을 골라 주세요.`,
    badNumber: (type: string, field: string, example: string) =>
      `‘${type}’의 칸 ‘${field}’에는 정수를 적어야 하는데 ‘${example}’라고 적혀 있어요. -2147483648부터 2147483647까지의 수를 넣어 주세요.`,
    tooLong: (type: string, field: string) =>
      `‘${type}’의 칸 ‘${field}’에 넣은 값이 255바이트를 넘어요. 줄여 주세요.`,
    noRequest: '표에 요청이 없어요. 클라이언트가 보낼 요청을 하나 더해 주세요.',
  },
  conversation: '오간 메시지',
  conversationEmpty: '실행하면 표로 만든 두 프로그램이 이야기해요.',
  wrote: '씀',
  heardIt: (message: string) => `알아들음: ${message}`,
  unreadable: {
    'unknown-type': '표에 없는 종류예요',
    fields: '칸의 수가 맞지 않아요',
    number: '수가 아니에요',
    text: '글자로 읽을 수 없는 바이트예요',
  } satisfies Record<Unreadable, string>,
  heardNot: (why: string) => `못 알아들음: ${why}`,
  stillWaiting: (bytes: string) => `서버는 ${bytes}를 받아 둔 채, 메시지의 나머지를 기다리고 있어요.`,
  neverSent: (types: string) => `클라이언트는 답을 기다리느라 ${types} 요청을 보내지 못했어요.`,
  talkResult: (understood: string, all: string) =>
    `서버는 요청 ${all}개 가운데 ${understood}개를 알아들었어요.`,
  requestCount: (count: string) => `${count}개`,
  talkRight: (count: string) => `내 예측 ${count}: 맞았어요.`,
  talkWrong: (count: string) => `내 예측 ${count}: 달랐어요.`,
  talkWhy: {
    characters:
      '길이를 글자 수로 적으면 한글에서 어긋나요. 한글 한 글자는 3바이트라서 메시지의 뒤가 잘리고, 남은 바이트가 다음 메시지의 길이로 읽혀요. 영어로만 시험하면 드러나지 않아요.',
    broken:
      '끝을 알아보는 방법과 칸을 나누는 방법이 값에 들어 있는 바이트와 부딪쳤어요. 값에 구분자가 들어갈 수 있다면 바꿔 적거나 길이를 적어야 해요.',
    silent:
      '답이 정해지지 않은 요청에는 아무도 답하지 않고, 클라이언트는 기다리기만 해요. 규칙에는 ‘언제 무엇으로 답하는지’가 있어야 해요.',
    fine: '종류와 문법과 길이의 규칙을 둘이 똑같이 알고 있으니 통해요. 뜻(의미)은 프로그램이 정해요.',
  },
  talkChallenge: '이름을 ‘가람 나래’로 바꾸고도 요청이 모두 통하게 규칙을 고쳐 보세요.',
  talkVerdicts: {
    name: '‘가람 나래’를 보내는 칸이 표에 없어요.',
    none: '실행해 보세요.',
    broken: '아직 통하지 않는 요청이 있어요.',
    solved: '해냈어요. 빈칸이 구분자가 아닌 문법과 바이트로 적은 길이면 어떤 글이든 담을 수 있어요.',
  },
  handoutLead: (bytes: string) => `${bytes} HTTP 요청을 바이트와 필드로 나눈 것이다.`,
  handoutColumns: ['바이트', '필드', '값'],
  handoutRange: (from: string, to: string) => `${from}~${to}`,
  handoutAnswers:
    '진짜 Node 서버의 답이다. Host가 없으면 400, 빈 줄이 없으면 침묵, Host가 둘이면 표준과 달리 200이다.',
};

export type DissectTexts = typeof ko;

export const dissectTexts: Texts<DissectTexts> = {
  ko,
  en: {
    title: 'Messages: take them apart, put them together, make your own',
    tabs: ['Take apart', 'Build', 'Your protocol'],
    noCrypto:
      'This browser lacks the ciphers that make TLS messages (X25519 and Ed25519 in WebCrypto). Choose another message.',
    noEngine: (why) =>
      `The engine that runs the server could not be loaded (${why}). Check your connection and run again.`,
    bytes: (count) => `${count}\u00a0bytes`,
    milliseconds: (ms) => `${ms}\u00a0ms`,
    seconds: (s) => `${s}\u00a0s`,
    nthByte: (count) => `up to byte ${count}`,

    readQuestion: 'Up to which byte must a server read before it knows that this request is complete?',
    readLead: 'A run reads the bytes one by one. The tree shows only what can be known so far.',
    readChoices: {
      line: (count) => `${count}, when the request line ends`,
      host: (count) => `${count}, when the Host line ends`,
      empty: (count) => `${count}, when the empty line is there`,
    },
    sample: 'Message',
    samples: {
      'http-request': 'HTTP request',
      'http-response': 'HTTP response',
      'dns-query': 'DNS query',
      'dns-response': 'DNS response',
      smtp: 'SMTP conversation',
      'tls-hello': 'TLS greeting (ClientHello)',
      'tls-record': 'TLS record (ciphertext)',
      quiz: 'QUIZ/1 conversation',
    },
    readSoFar: (read, all) => `Read ${read} of ${all}.`,
    readNothing: 'Nothing read yet. A run reads from the front.',
    readResult: (name, bytes) => `${name}: all ${bytes} have been read.`,
    readAnswer: (count) => `The request ends with byte ${count}, the last of the empty line.`,
    readRight: (count) => `Your guess, byte ${count}: right.`,
    readWrong: (count, right) => `Your guess, byte ${count}: it cannot be known before byte ${right}.`,
    readWhy: {
      http: 'Every line of HTTP/1.1 ends with CRLF, and an empty line ends the headers. Before it, another header may still come. If there is a body, Content-Length tells its length in bytes.',
      dns: 'In DNS every field has its place. The first 12 bytes are always the header, each label of the name has its length in front, and length 0 ends the name.',
      smtp: 'In SMTP a line is an utterance. Replies begin with three digits, and after DATA everything is the text of the mail, up to a line with a dot alone.',
      tls: 'The first 5 bytes of a TLS record tell its type and length. So many bytes later it ends; ciphertext cannot be divided further without the key.',
      quiz: 'In QUIZ/1 a line is a message. Requests begin with a word, responses with three digits.',
    },
    readChallenge:
      'In the DNS query, find the byte that says how long the first label of the name is, and press it.',
    readVerdicts: {
      other: 'Start by choosing the DNS query.',
      none: 'No byte has been pressed yet.',
      wrong: (name) => `That byte is “${name}”. Look in front of the letters.`,
      solved: 'Found. It says 3, so the three bytes after it, www, are the first label.',
    },
    capture: 'Open a capture file (pcapng)',
    captureHow:
      'Open a file saved by Wireshark, or from a lab of this course, and its packets are taken apart in the same way. The file does not leave this device.',
    captureBad: (why) => `This file cannot be read: ${why}. Check that it is a pcapng file.`,
    captureEmpty: 'This file has no IPv4 packet that can be taken apart.',
    capturePackets: 'Packets of the file',
    captureShown: (shown, all) => `The first ${shown} of ${all} are shown.`,
    packetCount: (count) => `${count} packets`,

    askQuestion: (request) => `${request} What will the server answer?`,
    askPreset: 'The empty line was left out.',
    askThis: 'This request was sent.',
    askLead: 'It goes, as it is, to a real http server of Node.js. No answer is made up.',
    answers: {
      '200': '200 OK',
      '400': '400 Bad Request',
      '404': '404 Not Found',
      silence: 'nothing at all',
    },
    parts: {
      method: 'Method',
      target: 'Path',
      version: 'Version',
      hosts: 'Host line',
      empty: 'Empty line',
      ending: 'End of lines',
      patience: 'Patience',
    },
    hostCounts: { none: 'none', one: 'one', two: 'two' },
    emptyChoices: { yes: 'there', no: 'left out' },
    patienceChoices: { '3': '3 s', '180': '3 min' },
    request: 'The request',
    requestLength: (bytes) => `${bytes} in all`,
    answer: 'The answer',
    noAnswerYet: 'No answer yet.',
    loadingEngine: 'The first run brings Node.js into the page.',
    silence: (seconds) => `Nothing came for ${seconds}.`,
    askResult: (status) => `The server answers ${status}.`,
    askSilence: 'The server said nothing.',
    askRight: (said) => `Your guess, “${said}”: right.`,
    askWrong: (said) => `Your guess, “${said}”: not this time.`,
    askWhy: {
      silence:
        'The request is not wrong, it is not finished. Until the empty line another header may come, so the server waits, as the rules say. And the client waits for the answer.',
      timeout:
        'A server does not wait for ever. Node’s answers 408 and hangs up when the headers take longer than 60 s.',
      noHost:
        'A request of HTTP/1.1 must have a Host (RFC 9112 §3.2). Without it nothing that follows can put it right, so the answer is 400 at once.',
      noHostOld:
        'Without Host HTTP/1.0 is fine: 1.0 had no such rule. Because the request tells its version, the server can answer by the old rules.',
      twoHosts:
        'RFC 9112 §3.2 asks for 400 when there are two Hosts; Node returns 200. Rules and implementations can differ.',
      lineFeeds: 'Lines must end with CRLF. Some servers put up with LF alone; Node answers 400.',
      method:
        'Node does not know this method. Methods are case-sensitive (RFC 9110 §9.1). Whatever follows, it is wrong: 400.',
      notFound: 'The syntax is right, but there is no such thing. 404 is about meaning, not about syntax.',
      found:
        'Request line, Host and empty line are there, and so is the path. The body is six characters, but 16 bytes: Content-Length counts bytes.',
      other: 'Wrong syntax gets 400; right syntax that asks for what is not there gets 404.',
    },
    askChallenge:
      'Make a request that the standard (RFC 9112) wants answered with 400, and this server answers with 200.',
    askVerdicts: {
      none: 'Change the request and run.',
      not200: 'The answer to this one is not 200.',
      allowed: 'The answer is 200, but the standard allows this request, too.',
      solved:
        'Found. Two Hosts are 400 by the standard and 200 by Node. When a box in front and the server behind believe different Hosts, attackers make use of it.',
    },

    talkQuestion:
      'Two programs talk by this table. How many of the three requests will the server understand?',
    talkLead: 'The name is ‘나래’, and lengths count characters, not bytes.',
    talkChoices: ['none', 'one', 'two', 'all three'],
    syntax: 'Syntax',
    syntaxes: { words: 'in words', numbers: 'in numbers' },
    rule: 'End of a message',
    rules: { line: 'at CRLF', bytes: 'length in bytes', characters: 'length in characters' },
    table: 'The table of the protocol',
    tableRequest: 'request',
    tableReply: 'response',
    type: 'Type',
    fields: 'Fields',
    noFields: 'no fields',
    fieldName: 'Field',
    fieldKind: 'Kind',
    fieldKinds: { text: 'text', number: 'number' },
    example: 'Value to send',
    reply: 'Answer',
    noReply: 'no answer',
    answeredBy: (reply) => `→ ${reply}`,
    addField: 'Add a field',
    removeField: (name) => `Remove field ${name}`,
    addRequest: 'Add a request',
    addReply: 'Add a response',
    removeType: (type) => `Remove ${type}`,
    newType: (number) => `NEW${number}`,
    problems: {
      badType: (type) =>
        `The table’s type ‘${type}’ cannot be used. Begin with a letter, and use letters, digits, - and _ alone.`,
      typeTwice: (type) => `‘${type}’ is in the table twice, or taken (ERROR). Rename it.`,
      noSuchReply: (type, reply) =>
        `The answer ‘${reply}’ to ‘${type}’ is no response in the table. Add it, or choose another.`,
      badNumber: (type, field, example) =>
        `Field ‘${field}’ of ‘${type}’ is a number, but says ‘${example}’. Give a whole number from -2147483648 to 2147483647.`,
      tooLong: (type, field) =>
        `The value of field ‘${field}’ of ‘${type}’ is longer than 255 bytes. Shorten it.`,
      noRequest: 'The table has no request. Add one for the client to send.',
    },
    conversation: 'What was said',
    conversationEmpty: 'A run lets two programs made of the table talk.',
    wrote: 'wrote',
    heardIt: (message) => `understood: ${message}`,
    unreadable: {
      'unknown-type': 'no such type in the table',
      fields: 'the fields do not fit',
      number: 'not a number',
      text: 'bytes that are no text',
    },
    heardNot: (why) => `not understood: ${why}`,
    stillWaiting: (bytes) => `The server holds ${bytes} and waits for the rest of the message.`,
    neverSent: (types) => `The client, waiting for an answer, never sent ${types}.`,
    talkResult: (understood, all) => `The server understood ${understood} of ${all} requests.`,
    requestCount: (count) => `${count} requests`,
    talkRight: (count) => `Your guess, ${count}: right.`,
    talkWrong: (count) => `Your guess, ${count}: not this time.`,
    talkWhy: {
      characters:
        'A length in characters goes wrong with Hangul. One such letter is 3 bytes: the end of the message is cut off, and what is left is read as the length of the next. Tested in English alone, nobody sees it.',
      broken:
        'What marks the end, or parts the fields, clashed with bytes inside a value. Where values may hold the mark, escape it, or send a length.',
      silent:
        'Nobody answers a request that has no answer in the rules, and the client waits for ever. Rules must say when to answer, and with what.',
      fine: 'Both ends know the same types, syntax and rule for the end, so it works. What the words mean is up to the programs.',
    },
    talkChallenge:
      'Change the name to ‘가람 나래’, with the space, and the rules so that every request still gets through.',
    talkVerdicts: {
      name: 'No field of the table sends ‘가람 나래’.',
      none: 'Now run it.',
      broken: 'Some request does not get through yet.',
      solved: 'Done. With a syntax in which a space parts nothing, and a length in bytes, any text fits.',
    },
    handoutLead: (bytes) => `An HTTP request of ${bytes}, divided into fields.`,
    handoutColumns: ['Bytes', 'Field', 'Value'],
    handoutRange: (from, to) => `${from}–${to}`,
    handoutAnswers:
      'What a real Node server answers: without Host 400, without the empty line silence, and with two Hosts 200, unlike the standard.',
  },
};
