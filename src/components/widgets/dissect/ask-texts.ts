import type { Texts } from '../../../lib/i18n/language.ts';
import type { ANSWERS } from './experiment.ts';

type Answer = (typeof ANSWERS)[number];

const ko = {
  noEngine: (why: string) =>
    `서버를 돌릴 엔진을 불러오지 못했어요(${why}). 연결을 확인하고 다시 실행해 보세요.`,
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
};

/** What the second tab says: a request built and sent. */
export const askTexts: Texts<typeof ko> = {
  ko,
  en: {
    noEngine: (why) =>
      `The engine that runs the server could not be loaded (${why}). Check your connection and run again.`,
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
  },
};
