import type { Texts } from '../../../lib/i18n/language.ts';
import type { Way } from '../../../lib/tls/tap.ts';
import type { Fact } from './experiment.ts';

const ko = {
  title: '엿듣는 중계기: TLS가 지키는 것과 지키지 못하는 것',
  tabs: ['무엇을, 어떻게', '누구의 인증서', '바이트 바꾸기'],
  question: 'TLS를 써도 길에서 엿듣는 이가 알 수 있는 것을 모두 고르세요.',
  lead: '클라이언트가 server.lab에 비밀번호를 보내요. 가운데 중계기가 지나가는 바이트를 모두 들여다봐요.',
  facts: {
    addresses: '누구와 누가 말하는지(IP 주소)',
    port: '서버의 포트 번호',
    name: '서버의 이름',
    length: '메시지의 길이',
    time: '언제 보냈는지',
    secret: '비밀번호',
  } satisfies Record<Fact, string>,
  password: '비밀번호',
  passwordHint: (message: string, bytes: string) => `클라이언트가 보낼 글: ${message} (${bytes})`,
  transport: '보내는 방법',
  certificate: '서버가 내미는 인증서',
  ways: {
    http: 'HTTP',
    https: 'HTTPS',
    'self-signed': '스스로 서명',
    'wrong-name': '다른 이름',
  } satisfies Record<Way, string>,
  rightCertificate: '올바른 것',
  certificateNotes: {
    http: 'HTTP에는 인증서가 없어요. 인증서를 고르면 HTTPS로 보내요.',
    https: '‘server.lab’에게, 클라이언트가 믿는 기관이 서명해 준 인증서예요.',
    'self-signed': '‘server.lab’이라고 적혀 있지만 서명한 이가 자기 자신이에요. 누구나 만들 수 있어요.',
    'wrong-name': '믿는 기관이 서명했지만 ‘other.lab’의 것이에요.',
  } satisfies Record<Way, string>,
  flipHow: '아래 ‘엿듣는 이의 화면’에서 바이트를 하나 고르면, 중계기가 그 바이트의 끝 비트를 뒤집어 넘겨요.',
  flipThis: (message: string, place: string) => `${message} 메시지의 ${place}번째 바이트 뒤집기`,
  flipping: (message: string, place: string) =>
    `중계기가 ${message} 메시지의 ${place}번째 바이트를 뒤집어 넘기기로 했어요.`,
  flipNone: '바꾸지 않고 넘기기',
  ordinals: ['첫째', '둘째', '셋째', '넷째', '다섯째', '여섯째', '일곱째', '여덟째', '아홉째'],
  path: '길',
  screen: '엿듣는 이의 화면',
  message: '고른 메시지의 바이트',
  screenEmpty: '아직 아무것도 지나가지 않았어요. 실행하면 지나가는 바이트가 여기에 쌓여요.',
  kinds: {
    plain: '글이 그대로 읽혀요',
    hello: '인사말이라 읽혀요',
    mixed: '인사말 뒤는 암호문',
    sealed: '암호문이라 못 읽어요',
    alert: '알림(alert)',
  },
  changed: '바꿔서 넘김',
  changedByte: (place: string, from: string, to: string) => `${place}번째 바이트: ${from} → ${to}`,
  ends: '두 끝에서는',
  clientSaw: {
    waiting: '아직 답이 없어요.',
    answered: (answer: string) => `답을 받았어요: ${answer}`,
    refused: (code: string) => `이 서버와는 말하지 않기로 했어요. ${code}`,
    silence: '답을 받지 못했어요.',
  },
  serverSaw: {
    waiting: '아직 받은 것이 없어요.',
    received: (text: string) => `받은 글: ${text}`,
    nothing: '비밀번호를 받지 못했어요.',
  },
  alertSent: (alert: string) => `알림을 보내고 끊었어요: ${alert}`,
  lock: { open: '자물쇠 없음', locked: '자물쇠 잠김', refused: '자물쇠 거부' },
  stillVisible: '엿듣는 이가 알아낸 것',
  visible: {
    addresses: (from: string, to: string) => `${from}, ${to}`,
    port: (port: string) => port,
    name: (name: string) => `${name} (ClientHello에 그대로 적혀 있어요)`,
    noName: '이 메시지들에는 적혀 있지 않아요',
    length: (lengths: string) => `${lengths}바이트`,
    time: (from: string, to: string) => `${from}부터 ${to}까지`,
    secret: (secret: string) => secret,
    hidden: '읽을 수 없어요',
    never: '보내지 않았어요',
  },
  fact: '무엇',
  known: '알아낸 것',
  mine: '내 예측',
  picked: '고름',
  notPicked: '고르지 않음',
  results: {
    http: (secret: string) => `비밀번호가 길에 그대로 드러났어요: ${secret}`,
    https: (bytes: string, wire: string) =>
      `비밀번호는 보이지 않아요. 그렇지만 ${bytes} 글이 ${wire} 레코드가 되니 길이가 새어 나와요.`,
    'self-signed': '클라이언트가 가짜를 알아보고 비밀번호를 보내지 않았어요.',
    'wrong-name': '클라이언트가 이름이 다르다는 것을 알아보고 비밀번호를 보내지 않았어요.',
  },
  resultTampered: {
    http: (sent: string, received: string) => `서버는 ${sent} 대신 ${received} 글을 받았고, 바뀐 줄 몰라요.`,
    noticed: (alert: string) => `바뀐 것을 바로 알아채고 연결을 끊었어요(${alert}).`,
    unnoticed: '바뀐 바이트가 어느 메시지에도 들지 않아, 아무 일도 없었어요.',
    stuck: '바뀐 길이만큼 바이트가 더 오기를 기다리다가 멈췄어요. 글은 넘어가지 않았어요.',
  },
  verdictRight: '내 예측이 맞았어요. 여섯 가지를 모두 옳게 나누었어요.',
  verdictWrong: (missed: string, extra: string) =>
    [missed && `알 수 있는데 빠뜨린 것: ${missed}.`, extra && `알 수 없는데 고른 것: ${extra}.`]
      .filter(Boolean)
      .join(' '),
  explainRecord: (bytes: string) =>
    `TLS 1.3은 글을 레코드에 담아요. 머리 5바이트, 암호문 ${bytes}바이트, 그 안에 감춘 종류 1바이트, 위조를 막는 인증표 16바이트예요. 그래서 언제나 22바이트가 늘어나고, 원래 길이는 뺄셈으로 알 수 있어요.`,
  explainCertificate:
    '암호만으로는 누구와 말하는지 알 수 없어요. 이름이 맞고, 믿는 기관이 서명했고, 열쇠의 주인이라는 증거까지 있어야 비밀번호를 보내요.',
  explainTamper:
    '인증표는 열쇠를 아는 이만 만들 수 있어요. 머리 5바이트까지 헤아려 만들기 때문에, 한 비트만 바꿔도 맞지 않아요.',
  explainPlain:
    '길 위의 누구든 읽고 바꿀 수 있어요. TCP의 체크섬은 고장을 잡을 뿐이고, 바꾼 이가 다시 계산하면 그만이에요.',
  honest:
    '암호는 진짜예요. 열쇠는 X25519로 정하고 AES-128-GCM으로 잠가요(브라우저의 WebCrypto). 악수는 줄인 모형이에요. 판과 암호는 하나뿐이고, 인증서에는 이름과 공개 열쇠와 서명만 있고, Finished는 없어요.',
  challenge: '서버가 눈치채지 못하게 비밀번호를 바꿔치기해 보세요.',
  challengeVerdicts: {
    none: '아직 아무 바이트도 바꾸지 않았어요. 셋째 탭에서 바이트를 고르고 실행하세요.',
    noticed: (alert: string) => `들켰어요. 받은 쪽이 ${alert} 알림을 보내고 끊었어요. 다른 길이 있을까요?`,
    harmless: '비밀번호가 서버에 바뀌어 도착하지 않았어요. 다른 바이트를 골라 보세요.',
    solved: '해냈어요. 그런데 HTTP에서만 돼요. TLS에서는 어느 바이트를 바꿔도 들켜요.',
  },
  milliseconds: (ms: string) => `${ms}\u00a0ms`,
  bytes: (count: string) => `${count}바이트`,
  from: (from: string, to: string) => `${from} → ${to}`,
  noCrypto:
    '이 브라우저에는 이 실험에 쓰는 암호(WebCrypto의 X25519와 Ed25519)가 없어요. 브라우저를 새 판으로 바꾸거나, https 주소로 열어 보세요.',
  handoutLead: '비밀번호 한 줄을 보낼 때 길에서 보이는 것이다. 실선은 읽을 수 있고 점선은 잠겨 있다.',
  handoutColumns: ['누가', 'HTTP로 보낼 때', 'TLS로 보낼 때'],
};

export type TapTexts = typeof ko;

export const tapTexts: Texts<TapTexts> = {
  ko,
  en: {
    title: 'The tap on the path: what TLS keeps, and what it cannot',
    tabs: ['What, and how', 'Whose certificate', 'Change a byte'],
    question: 'With TLS, what can an eavesdropper on the path still find out? Choose all.',
    lead: 'The client sends a password to server.lab. A relay in the middle looks at every byte that passes.',
    facts: {
      addresses: 'who talks with whom (IP addresses)',
      port: 'the server’s port number',
      name: 'the server’s name',
      length: 'how long the message is',
      time: 'when it was sent',
      secret: 'the password',
    },
    password: 'Password',
    passwordHint: (message, bytes) => `The client will send: ${message} (${bytes})`,
    transport: 'How it is sent',
    certificate: 'The certificate the server shows',
    ways: { http: 'HTTP', https: 'HTTPS', 'self-signed': 'Self-signed', 'wrong-name': 'Another name' },
    rightCertificate: 'The right one',
    certificateNotes: {
      http: 'HTTP has no certificates. Choose one, and the message goes by HTTPS.',
      https: 'For ‘server.lab’, signed by an authority that the client trusts.',
      'self-signed': 'It says ‘server.lab’, but it is signed by itself. Anybody can make one.',
      'wrong-name': 'Signed by the trusted authority, but for ‘other.lab’.',
    },
    flipHow: 'Choose a byte on the eavesdropper’s screen below: the relay will flip its last bit on the way.',
    flipThis: (message, place) => `Flip byte ${place} of the ${message} message`,
    flipping: (message, place) => `The relay will flip byte ${place} of the ${message} message.`,
    flipNone: 'Pass everything on unchanged',
    ordinals: ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'],
    path: 'The path',
    screen: 'The eavesdropper’s screen',
    message: 'The bytes of the chosen message',
    screenEmpty: 'Nothing has passed yet. Run it, and the bytes that pass gather here.',
    kinds: {
      plain: 'plain text, readable',
      hello: 'a greeting, readable',
      mixed: 'a greeting, then ciphertext',
      sealed: 'ciphertext, unreadable',
      alert: 'an alert',
    },
    changed: 'passed on changed',
    changedByte: (place, from, to) => `Byte ${place}: ${from} → ${to}`,
    ends: 'Meanwhile at the two ends',
    clientSaw: {
      waiting: 'No answer yet.',
      answered: (answer) => `Got an answer: ${answer}`,
      refused: (code) => `Will not talk to this server. ${code}`,
      silence: 'Got no answer.',
    },
    serverSaw: {
      waiting: 'Nothing received yet.',
      received: (text) => `Received: ${text}`,
      nothing: 'Never got the password.',
    },
    alertSent: (alert) => `Sent an alert and hung up: ${alert}`,
    lock: { open: 'no padlock', locked: 'padlock closed', refused: 'padlock refused' },
    stillVisible: 'What the eavesdropper found out',
    visible: {
      addresses: (from, to) => `${from} and ${to}`,
      port: (port) => port,
      name: (name) => `${name} (written out in the ClientHello)`,
      noName: 'not written in these messages',
      length: (lengths) => `${lengths} bytes`,
      time: (from, to) => `from ${from} to ${to}`,
      secret: (secret) => secret,
      hidden: 'cannot be read',
      never: 'was never sent',
    },
    fact: 'Fact',
    known: 'Found out',
    mine: 'My guess',
    picked: 'chosen',
    notPicked: 'not chosen',
    results: {
      http: (secret) => `The password ${secret} lay open on the path.`,
      https: (bytes, wire) =>
        `The password is hidden. But a text of ${bytes} becomes a record of ${wire}, so its length leaks.`,
      'self-signed': 'The client saw through the forgery and did not send the password.',
      'wrong-name': 'The client saw that the name is another’s and did not send the password.',
    },
    resultTampered: {
      http: (sent, received) => `Instead of ${sent} the server got ${received}, and cannot know.`,
      noticed: (alert) => `The change was noticed at once, and the connection ended (${alert}).`,
      unnoticed: 'The byte to change was in none of the messages, so nothing happened.',
      stuck:
        'The receiver waited for as many more bytes as the changed length says. The text never got through.',
    },
    verdictRight: 'Your guess was right: all six sorted correctly.',
    verdictWrong: (missed, extra) =>
      [missed && `Known, but you left it out: ${missed}.`, extra && `Chosen, but hidden: ${extra}.`]
        .filter(Boolean)
        .join(' '),
    explainRecord: (bytes) =>
      `TLS 1.3 puts the text into a record: a header of 5 bytes, ${bytes} bytes of ciphertext, 1 byte that hides the content type, and a tag of 16 bytes against forgery. It is always 22 bytes more, so the original length is one subtraction away.`,
    explainCertificate:
      'A cipher alone does not say whom you are talking to. Only when the name is right, a trusted authority has signed, and the server proves that it holds the key does the client send the password.',
    explainTamper:
      'Only those who know the key can make the tag. It covers even the 5 bytes of the header, so a single flipped bit does not fit.',
    explainPlain:
      'Anybody on the path can read and change it. TCP’s checksum is there for accidents: whoever changes a byte just computes it anew.',
    honest:
      'The ciphers are real: keys are agreed by X25519, records sealed with AES-128-GCM (your browser’s WebCrypto). The handshake is reduced: one version, one cipher, a certificate of a name, a key and a signature, and no Finished.',
    challenge: 'Change the password on the way without the server noticing.',
    challengeVerdicts: {
      none: 'No byte has been changed yet. Choose one in the third tab, and run.',
      noticed: (alert) => `Caught: the receiver sent ${alert} and hung up. Is there another way?`,
      harmless: 'No changed password has reached the server. Choose another byte.',
      solved: 'Done, but only over HTTP. With TLS every changed byte is noticed.',
    },
    milliseconds: (ms) => `${ms}\u00a0ms`,
    bytes: (count) => `${count}\u00a0bytes`,
    from: (from, to) => `${from} → ${to}`,
    noCrypto:
      'This browser lacks the ciphers of this experiment (X25519 and Ed25519 in WebCrypto). Try a newer version, or open the page by an https address.',
    handoutLead:
      'What can be seen on the path when one line with a password is sent: a solid line can be read, a dashed one is locked.',
    handoutColumns: ['Who', 'Sent by HTTP', 'Sent with TLS'],
  },
};
