import type { Texts } from '../../../lib/i18n/language.ts';
import type { SampleName } from './samples.ts';

const ko = {
  noCrypto:
    '이 브라우저에는 TLS 메시지를 만드는 데 쓰는 암호(WebCrypto의 X25519와 Ed25519)가 없어요. 다른 메시지를 골라 보세요.',
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
};

/** What the first tab says: a message taken apart. */
export const readTexts: Texts<typeof ko> = {
  ko,
  en: {
    noCrypto:
      'This browser lacks the ciphers that make TLS messages (X25519 and Ed25519 in WebCrypto). Choose another message.',
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
  },
};
