import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { clientServerTime, equalPeers, peerToPeerTime } from '../../src/lib/distribution/bounds.ts';

/** What a reader sees of a lesson: no front matter, no imports, no code. */
const prose = (source: string) =>
  source
    .replace(/^---\n.*?\n---\n/s, '')
    .replace(/^import .*$/gm, '')
    .replace(/```.*?```/gs, '')
    .replace(/`[^`\n]*`/g, '');

const sources = globSync('src/content/{docs,quizzes,labs,glossary}/**/*.{md,mdx,yaml}').map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));
const lessonsBelow = (folder: string) =>
  sources
    .filter(({ path }) => path.startsWith(folder) && /^2-1-\d\.mdx$/.test(path.slice(folder.length)))
    .map(({ path, text }) => ({ path, text: prose(text), source: text }));
const lessons = lessonsBelow('src/content/docs/');
const englishLessons = lessonsBelow('src/content/docs/en/');
const allLessons = [...lessons, ...englishLessons];
const around = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) =>
    text.slice(Math.max(0, index - 15), index + found.length + 15),
  );

test('the lessons are read by these checks in both languages', () => {
  const paths = allLessons.map(({ path }) => path);
  for (const name of ['2-1-1.mdx', '2-1-2.mdx', '2-1-3.mdx', '2-1-4.mdx', '2-1-5.mdx']) {
    expect(paths).toContain(`src/content/docs/${name}`);
    expect(paths).toContain(`src/content/docs/en/${name}`);
  }
});

describe.each(sources)('$path', ({ path, text }) => {
  test('spells loan words as the standard does', () => {
    expect(around(text, /메세지|어플리케이션|데스트톱|컨텐츠/g)).toEqual([]);
  });

  // The one exception is the phrase that 2.1.2 puts right.
  test('never says that a communication is initialised', () => {
    expect(around(text, /(통신|접속|연결|세션)(을|를)? ?초기화(?!하는 프로세스">)/g)).toEqual([]);
  });

  test('calls the transport layer 트랜스포트', () => {
    if (path.startsWith('src/content/glossary/')) return;
    expect(around(text, /전송 ?(계층|층|프로토콜)/g)).toEqual([]);
  });
});

describe.each(lessons)('$path', ({ text }) => {
  test('starts with what the learner will be able to do, and ends with a quiz and one line', () => {
    const order = [
      '이 단원을 마치면',
      '## 다시 꺼내기',
      '<Predict',
      '움직여 보기',
      '왜 그럴까',
      '직접 짜 보기',
      '## 확인 퀴즈',
      '<OneLine',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  test('keeps one register in a paragraph', () => {
    const paragraphs = text.split(/\n\s*\n|\n(?=\d+\. |- |\|)/).filter((part) => !part.includes('='));
    const plain = /[가-힣]다\.(?=\s|$)/;
    const polite = /(요|지요)[.?!](?=\s|$)/;
    expect(paragraphs.filter((part) => plain.test(part) && polite.test(part))).toEqual([]);
  });

  test('speaks to the learner where it predicts and recalls', () => {
    const spoken = [...text.matchAll(/<(Predict|Recall)\b.*?>\n(.*?)<\/\1>/gs)].map(({ 2: answer }) =>
      answer!.trim(),
    );
    // A widget asks for a prediction too; its words are in its texts.ts.
    const widgets = text.match(/^<\w+ lang="ko" \/>$/gm) ?? [];
    expect(spoken.length + widgets.length).toBeGreaterThanOrEqual(6);
    for (const answer of spoken) expect(answer).toMatch(/요\.(\*\*)?$/);
  });
});

describe.each(englishLessons)('$path', ({ text }) => {
  test('starts with what the learner will be able to do, and ends with a quiz and one line', () => {
    const order = [
      'By the end of this lesson you can',
      '## Recall',
      '<Predict',
      '## Try it',
      'Why is that?',
      '## Write it yourself',
      '## Check yourself',
      '<OneLine',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  test('shows every box and figure in English, and says of each reading that Korean notes have it', () => {
    expect(around(text, /lang="ko"(?!>[^<]*<\/code>)/g)).toEqual([]);
    const readings = [...text.matchAll(/<Correction\b.*?>\n(.*?)<\/Correction>/gs)].map(([, body]) => body!);
    expect(readings.length).toBeGreaterThan(3);
    for (const body of readings) expect(body).toMatch(/\bnotes\b/);
  });

  test('uses Korean only for what the programs of the lab print', () => {
    const rest = text.replace(/<code lang="ko">.*?<\/code>/g, '');
    expect(around(rest, /[가-힣]+/g)).toEqual([]);
  });
});

describe.each(allLessons)('$path', ({ text }) => {
  test('introduces each term once', () => {
    const terms = around(text, /<Term id="[a-z0-9-]+"/g).map((found) => /id="([^"]+)"/.exec(found)![1]!);
    expect(terms.length).toBeGreaterThan(10);
    expect(terms.filter((id, place) => terms.indexOf(id) !== place)).toEqual([]);
  });

  test('keeps a number and its unit on one line', () => {
    expect(around(text, /\d (Mbit\/s|kbps|Mbps|ms|GB|Gbit)\b/g)).toEqual([]);
  });

  test('writes no range with a tilde that Markdown would strike through', () => {
    expect(around(text, /\d~\d/g)).toEqual([]);
  });
});

/** What two languages of one lesson share: boxes and figures in order, the rest as a set. */
const skeleton = (source: string) => {
  const found = (pattern: RegExp) => [...source.matchAll(pattern)].map(([, value]) => value!);
  return {
    headings: found(/^(#+) /gm),
    boxes: found(/^<((?!Term)[A-Z]\w+(?:[^>]*? id="[^"]+")?)/gm).map((tag) =>
      tag.replace(/\s.* id=/s, ' id='),
    ),
    answers: found(/^ {2}answer=\{(\d)\}/gm),
    tables: found(/^(\|(?: --- \|)+)$/gm),
    programs: found(/^```js title="([^"]+)"/gm),
    formulas: found(/^\$\$\n(.*?)\n\$\$$/gms),
    terms: found(/<Term id="([^"]+)"/g).sort(),
    sources: found(/\]\((https?:[^)]+)\)/g).sort(),
  };
};

test.each(englishLessons)(
  '$path has the boxes, figures, terms and sources of the Korean lesson',
  (english) => {
    const korean = lessons.find(({ path }) => path === english.path.replace('/en/', '/'))!;
    expect(skeleton(english.source)).toEqual(skeleton(korean.source));
  },
);

test('a standard is cited at the RFC Editor, by section where one is named', () => {
  for (const { text } of allLessons) {
    for (const [, label, address] of text.matchAll(/\[([^\]]*RFC \d+[^\]]*)\]\(([^)]+)\)/g)) {
      const [, number, section] = /RFC (\d+)(?: §([\d.]+))?/.exec(label!)!;
      const start = `https://www.rfc-editor.org/rfc/rfc${number}`;
      expect(
        address!.startsWith(section === undefined ? start : `${start}#section-`),
        `${label} → ${address}`,
      ).toBe(true);
    }
  }
});

test('every term a lesson introduces is in the glossary', () => {
  const known: { id: string }[] = parse(readFileSync('src/content/glossary/terms.yaml', 'utf8'));
  const used = allLessons.flatMap(({ text }) =>
    [...text.matchAll(/<Term id="([^"]+)"/g)].map(([, id]) => id!),
  );
  expect(used.filter((id) => known.every((term) => term.id !== id))).toEqual([]);
});

test('every glossary entry is whole in both languages and named once', () => {
  const terms: { id: string; ko: string; en: string; meaning: { ko: string; en: string } }[] = parse(
    readFileSync('src/content/glossary/terms.yaml', 'utf8'),
  );
  expect(terms.map(({ id }) => id).filter((id, place, all) => all.indexOf(id) !== place)).toEqual([]);
  for (const { id, meaning } of terms) {
    expect(meaning.ko, id).toMatch(/[가-힣].*\.$/);
    expect(meaning.en, id).toMatch(/^[A-Z0-9].*\.$/);
  }
});

test.each([
  { file: 'docs/2-1-1.mdx', receivers: '받는 사람', clientServer: '클라이언트-서버 (초)', p2p: 'P2P (초)' },
  { file: 'docs/en/2-1-1.mdx', receivers: 'Receivers', clientServer: 'Client-server (s)', p2p: 'P2P (s)' },
])('the table of distribution times in $file is what the model computes', ({ file, ...heads }) => {
  const { text } = allLessons.find(({ path }) => path.endsWith(file))!;
  const row = (head: string): number[] => {
    const line = text.split('\n').find((candidate) => candidate.startsWith(`| ${head}`));
    return line!
      .split('|')
      .slice(2, -1)
      .map((cell) => Number(cell.replaceAll(',', '')));
  };
  const given = row(`${heads.receivers} $N$`).map((count) => ({
    size: 8e9,
    serverUpload: 100e6,
    peers: equalPeers(count, { upload: 10e6, download: 50e6 }),
  }));
  expect(given.length).toBe(6);
  expect(row(heads.clientServer)).toEqual(given.map((one) => Math.round(clientServerTime(one).time)));
  expect(row(heads.p2p)).toEqual(given.map((one) => Math.round(peerToPeerTime(one).time)));
});
