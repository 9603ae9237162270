import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/lib/search/entry.ts';
import { SearchIndex } from '../../src/lib/search/search-index.ts';
import { fileAt, gzippedSize, PREFIX, SITE } from './built-pages.ts';

const written = { ko: read('ko'), en: read('en') };
const entries: Record<'ko' | 'en', readonly Entry[]> = {
  ko: JSON.parse(written.ko),
  en: JSON.parse(written.en),
};
const indexes = { ko: new SearchIndex(entries.ko), en: new SearchIndex(entries.en) };

function read(language: string): string {
  return readFileSync(join(SITE, 'search', `${language}.json`), 'utf8');
}

/** What a search finds first, as `kind title`. */
function first(language: 'ko' | 'en', query: string): string {
  const [hit] = indexes[language].search(query).hits;
  return hit ? `${hit.entry.kind} ${hit.entry.title}` : 'nothing';
}

describe.each(['ko', 'en'] as const)('the index of %s', (language) => {
  test('weighs at most 120 KB compressed', () => {
    const kilobytes = gzippedSize(written[language]) / 1024;
    console.log(`${language}: ${entries[language].length} entries, ${kilobytes.toFixed(1)} KB`);
    expect(kilobytes).toBeLessThanOrEqual(120);
  });

  test('holds only pages of its own language', () => {
    const foreign = entries[language].filter(({ href }) => href.startsWith('en/') !== (language === 'en'));
    expect(foreign).toEqual([]);
  });

  test('leads to places that exist', () => {
    const broken = entries[language].filter(({ href }) => {
      const [path, id] = href.split('#');
      const file = fileAt(`${PREFIX}/${path}`);
      return !file || (id !== undefined && !readFileSync(file, 'utf8').includes(`id="${id}"`));
    });
    expect(broken.map(({ href }) => href)).toEqual([]);
  });

  test.each([
    { kind: 'lesson', least: 50 },
    { kind: 'term', least: 60 },
    { kind: 'widget', least: 1 },
    { kind: 'lab', least: 6 },
    { kind: 'question', least: 40 },
  ])('knows at least $least of kind $kind', ({ kind, least }) => {
    expect(entries[language].filter((entry) => entry.kind === kind).length).toBeGreaterThanOrEqual(least);
  });
});

test('both languages have the same number of terms, widgets, labs and questions', () => {
  const counts = (language: 'ko' | 'en') =>
    ['term', 'widget', 'lab', 'question'].map(
      (kind) => entries[language].filter((entry) => entry.kind === kind).length,
    );
  expect(counts('en')).toEqual(counts('ko'));
});

test.each([
  // Words as they are.
  ['소켓', 'term 소켓'],
  ['봉투', 'lesson 봉투 안의 봉투'],
  ['비트토렌트', 'lesson P2P 구조'],
  ['에코', 'lab 실습: 에코'],
  ['경계', 'lab 실습: 경계는 어디에'],
  ['라이선스', 'page 라이선스'],
  // With particles and endings.
  ['메시지와', 'term 메시지'],
  ['처리율이란', 'term 처리율'],
  ['재전송하는', 'term 재전송'],
  ['부하분산을', 'term 부하 분산'],
  ['임시포트에서', 'term 임시 포트'],
  ['캡슐화는', 'term 캡슐화'],
  ['TLS가', 'term TLS'],
  ['무임승차라고', 'term 무임승차'],
  ['트래커에게서는', 'term 트래커'],
  // Spaced otherwise.
  ['트랜스포트계층', 'term 트랜스포트 계층'],
  ['혼잡제어', 'term 혼잡 제어'],
  ['왕복시간', 'term 왕복 시간'],
  ['프로세스간통신', 'term 프로세스 간 통신'],
  ['데이터 센 터', 'term 데이터 센터'],
  ['4튜플', 'term 4-튜플'],
  // A piece of a word.
  ['스포트 계층', 'term 트랜스포트 계층'],
  ['브라우저 없이', 'lab 실습: 브라우저 없이 HTTP'],
  ['프레이밍', 'term 틀짜기'],
  // While the last syllable is being typed.
  ['ㅅㅗ켓', 'term 소켓'],
  ['소케ㅅ', 'term 소켓'],
  ['솤', 'term 소켓'],
  ['핸드셰잌', 'term 핸드셰이크'],
  ['흐름 젱', 'term 흐름 제어'],
  // The first sounds.
  ['ㅅㅋ', 'term 소켓'],
  ['ㅎㅈㅈㅇ', 'term 혼잡 제어'],
  ['ㅊㄹㅇ', 'term 처리율'],
  // Misspelt.
  ['메세지', 'term 메시지'],
  ['핸드쉐이크', 'term 핸드셰이크'],
  // Several words and questions.
  ['소켓이 뭐야', 'term 소켓'],
  ['누가 먼저 연락했나', 'lesson 누가 먼저 연락했는가'],
  ['거절과 침묵', 'lesson 거절과 침묵은 다르다'],
  ['udp 핑', 'lab 실습: UDP 핑과 재전송'],
  ['파일 나눠 주기', 'widget 파일 나눠 주기: 서버 하나 대 P2P'],
  // Names of the wire, and names in English.
  ['ECONNREFUSED', 'lesson 거절과 침묵은 다르다'],
  ['createServer', 'lab 실습: 에코'],
  ['RTT', 'term 왕복 시간'],
  ['head of line', 'term 선두 차단'],
])('in Korean %s finds %s first', (query, expected) => {
  expect(first('ko', query)).toBe(expected);
});

test.each([
  ['socket', 'term socket'],
  ['sockets', 'term socket'],
  ['encapsulating', 'term encapsulation'],
  ['retransmissions', 'term retransmission'],
  ['demultiplexed', 'term demultiplexing'],
  ['connecting sockets', 'term connected socket'],
  ['messages', 'term message'],
  ['conges', 'term congestion control'],
  ['handsh', 'term handshake'],
  ['handhsake', 'term handshake'],
  ['througput', 'term throughput'],
  ['jiter', 'term jitter'],
  ['what is a port', 'term port number'],
  ['head-of-line blocking', 'term head-of-line blocking'],
  ['RTT', 'term round-trip time, RTT'],
  ['transport-layer', 'term transport layer'],
  ['HTTP without a browser', 'lab Lab: HTTP without a browser'],
  ['udp ping', 'lab Lab: UDP ping with retransmission'],
  ['handing out a file', 'widget Handing out a file: one server or P2P'],
  ['three ranges of ports', 'lesson Three ranges of port numbers'],
  ['socket home front door', 'lesson The socket, a home’s front door'],
])('in English %s finds %s first', (query, expected) => {
  expect(first('en', query)).toBe(expected);
});
