import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../../../src/lib/search/entry.ts';
import type { Stretch } from '../../../src/lib/search/excerpt.ts';
import { SearchIndex } from '../../../src/lib/search/search-index.ts';

const entry = (title: string, text: string, more: Partial<Entry> = {}): Entry => ({
  kind: 'lesson',
  href: `page/#${title}`,
  title,
  beside: '',
  text,
  ...more,
});
const index = new SearchIndex([
  entry('Connections', 'A client calls connect and the server accepts.'),
  entry('소켓의 문', '프로세스는 소켓에 메시지를 쓴다.'),
  entry('소켓', '통신의 끝점.', { kind: 'term', beside: 'socket' }),
  entry('트랜스포트 계층', '프로세스와 프로세스를 잇는다.'),
]);
const titles = (query: string) => index.search(query).hits.map(({ entry: { title } }) => title);
const show = (stretches: readonly Stretch[]) =>
  stretches.map(({ text, found }) => (found ? `[${text}]` : text)).join('');

test('a name that is the word comes before a name that holds it', () => {
  expect(titles('소켓')).toEqual(['소켓', '소켓의 문']);
});

test('a term is found by its name in the other language', () => {
  expect(titles('socket')[0]).toBe('소켓');
});

test('what was found is marked in title, name and text, whole syllables at a time', () => {
  const [hit] = index.search('메시ㅈ').hits;
  expect(show(hit!.excerpt)).toBe('프로세스는 소켓에 [메시지]를 쓴다.');
  expect(show(index.search('트랜스포트계층').hits[0]!.title)).toBe('[트랜스포트 계층]');
  expect(show(index.search('socke').hits[0]!.beside)).toBe('[socke]t');
});

test('first sounds are marked as the syllables they stand for', () => {
  expect(show(index.search('ㅅㅋ').hits[0]!.title)).toBe('[소켓]');
});

test('nothing is found that begins in the middle of a syllable', () => {
  expect(titles('ㅔ메시지')).toEqual([]);
});

test('who writes two words wants both: an entry with the rarer one alone stays, with the commoner one alone goes', () => {
  const words = new SearchIndex([
    entry('first', 'common rare'),
    entry('second', 'rare'),
    ...Array.from({ length: 8 }, (_, number) => entry(`other ${number}`, 'common')),
  ]);
  expect(words.search('common rare').hits.map(({ entry: { title } }) => title)).toEqual(['first', 'second']);
});

test('the count is of all that was found, the hits are as many as asked for', () => {
  const many = new SearchIndex(Array.from({ length: 30 }, (_, number) => entry(`t${number}`, 'packet')));
  const { count, hits } = many.search('packet', 5);
  expect([count, hits.length]).toEqual([30, 5]);
});

test('nothing asked, nothing found; and an empty index finds nothing', () => {
  expect(index.search('   ')).toEqual({ count: 0, hits: [] });
  expect(new SearchIndex([]).search('소켓')).toEqual({ count: 0, hits: [] });
});

test('whatever is typed, the marked pieces put together are the title', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (query) => {
      for (const hit of index.search(query).hits) {
        expect(hit.title.map(({ text }) => text).join('')).toBe(hit.entry.title);
      }
    }),
  );
});
