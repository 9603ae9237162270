import type { Check, Sentence } from '../../../lib/lab-check/check.ts';
import { endsByItself } from '../../../lib/lab-check/ends.ts';
import { outputOf } from '../../../lib/lab-check/evidence.ts';
import type { LabChecks } from '../../../lib/lab-check/lab-checks.ts';
import { holds, prints, quoted } from '../../../lib/lab-check/output-checks.ts';
import { conversations, traced } from '../../../lib/lab-check/trace-checks.ts';

const PORT = 7015;
const REQUEST = ['client.mjs', /TODO|Host:|^const REQUEST/] as const;
const PARSE = ['response.mjs', /TODO|toLowerCase|headers\[/] as const;

const status = prints({
  id: 'status',
  process: 'client',
  line: '상태 줄 HTTP/1.1 200 OK',
  near: /상태 줄|아무 대답/,
  expected: { ko: '서버가 `HTTP/1.1 200 OK`라고 대답해요.', en: 'The server answers `HTTP/1.1 200 OK`.' },
  look: REQUEST,
});

const length = prints({
  id: 'length',
  process: 'client',
  line: '길이 머리말 16, 본문 16바이트, 글자 6개',
  near: /길이 머리말/,
  expected: {
    ko: '길이 머리말은 16, 본문은 16바이트, 글자는 6개예요.',
    en: 'The length header says 16, the body has 16 bytes and 6 characters.',
  },
  look: PARSE,
});

const wellFormed = traced(
  {
    id: 'well-formed',
    expected: {
      ko: '나간 요청은 모든 줄이 CRLF로 끝나고, `Host`가 있고, 빈 줄로 끝나요 (RFC 9112).',
      en: 'In the request that goes out every line ends in CRLF, there is a `Host`, and an empty line ends it (RFC 9112).',
    },
    look: REQUEST,
  },
  (evidence) => {
    for (const { client, opening } of conversations(evidence, PORT)) {
      const fault = requestFault(new TextDecoder('latin1').decode(client.bytes));
      if (fault) return { happened: fault, at: { kind: 'packet', hop: (client.data[0] ?? opening).id } };
    }
    return undefined;
  },
);

function requestFault(request: string): Sentence | undefined {
  const [first = '', ...headers] = request.split('\r\n');
  if (/[^\r]\n|\r(?!\n)/.test(request) || request.startsWith('\n'))
    return { ko: 'CR이나 LF가 홀로 있어요.', en: 'A CR or an LF stands alone.' };
  if (!request.includes('\r\n\r\n'))
    return { ko: '머리말이 끝났다는 빈 줄이 없어요.', en: 'There is no empty line to end the headers.' };
  if (!/^[A-Z]+ \/\S* HTTP\/1\.1$/.test(first))
    return { ko: `요청 줄이 ${quoted(first)}예요.`, en: `The request line is ${quoted(first)}.` };
  if (!headers.some((line) => /^host:/i.test(line)))
    return { ko: '`Host` 머리말이 없어요.', en: 'There is no `Host` header.' };
  return undefined;
}

interface Parsed {
  readonly statusLine?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Something about what `parseResponse` makes of the response in `check/parse.mjs`. */
const parsed = (
  id: string,
  expected: Sentence,
  found: (response: Parsed) => unknown,
  wanted: string,
): Check =>
  holds({ id, expected, look: PARSE }, (evidence) => {
    const text = outputOf(evidence, 'parse').trim();
    if (text === '')
      return {
        ko: '`parseResponse`가 끝까지 가지 못했어요.',
        en: '`parseResponse` did not come to its end.',
      };
    const value = found(JSON.parse(text) as Parsed);
    if (value === wanted) return undefined;
    const said = value === undefined ? 'undefined' : JSON.stringify(value);
    return { ko: `${quoted(said)}이(가) 나왔어요.`, en: `${quoted(said)} came out.` };
  });

const checks: LabChecks = {
  run: [endsByItself(), status, length, wellFormed],
  hostile: [
    {
      id: 'odd-server',
      title: { ko: '한 바이트씩 오는 별난 응답', en: 'An odd response, byte by byte' },
      about: {
        ko: '서버가 `CONTENT-length:16`처럼 대소문자를 섞어 쓰고, 응답을 한 바이트씩 보내요. 규칙에는 맞아요.',
        en: 'The server mixes cases, `CONTENT-length:16`, and sends byte by byte. Both are within the rules.',
      },
      change: { otherwise: { server: { file: 'check/odd-server.mjs' } } },
      checks: [endsByItself(), status, length],
    },
    {
      id: 'odd-headers',
      title: { ko: '까다로운 머리말과 본문', en: 'Awkward headers, awkward body' },
      about: {
        ko: '값에 콜론이 들어 있는 머리말, 이름이 모두 대문자인 머리말, 빈 줄이 들어 있는 본문을 `parseResponse`에 넣어요.',
        en: '`parseResponse` is given a header with colons in its value, a name in capitals, and a body with an empty line inside.',
      },
      change: {
        without: ['server', 'client'],
        add: [{ name: 'parse', host: 'client', file: 'check/parse.mjs' }],
      },
      checks: [
        endsByItself(),
        parsed(
          'colons',
          {
            ko: '`Date`의 값은 첫 콜론 뒤의 전부예요.',
            en: 'The value of `Date` is all that follows the first colon.',
          },
          ({ headers }) => headers?.date,
          'Thu, 26 Nov 2026 12:30:59 GMT',
        ),
        parsed(
          'capitals',
          {
            ko: '`CONTENT-LENGTH:  13 `은 `content-length`로 찾을 수 있고, 값은 앞뒤 빈칸 없이 `13`이에요.',
            en: '`CONTENT-LENGTH:  13 ` is found as `content-length`, and its value is `13`, without the blanks.',
          },
          ({ headers }) => headers?.['content-length'],
          '13',
        ),
        parsed(
          'body',
          {
            ko: '본문은 첫 빈 줄 뒤의 전부예요. 본문 안의 빈 줄에서 끊기지 않아요.',
            en: 'The body is all that follows the first empty line; an empty line inside does not end it.',
          },
          ({ body }) => body,
          '가\r\n\r\n나\r\n',
        ),
      ],
    },
  ],
  varies: /\d+바이트를 보냄/g,
};

export default checks;
