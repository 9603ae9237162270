import { isInitials, toInitials, toUnits } from './units.ts';

/** One way to look for a word: its units, and how much less a find counts than one of the word as typed. */
export interface Variant {
  readonly units: string;
  readonly weight: number;
}

/** One word of a query, and the ways to look for it, the word as typed first. */
export interface QueryWord {
  readonly variants: readonly Variant[];
  /** Are the units initials of syllables (ㅅㅋ)? */
  readonly initials: boolean;
}

/** Longer queries are cut: nobody reads what a hundred words have in common. */
const LONGEST = 100;
const MOST_WORDS = 8;

/** What a question is made of besides its subject. */
const EMPTY_WORDS = new Set(
  `a an and are be can do does for how i in is it of on or that the this to what when where which who why with
   뭐 뭐야 뭔가요 뭐예요 무엇 무엇인가 무엇인가요 무엇일까 왜 어떻게 언제 그리고 이란 란 대해 대한 알려줘`.split(
    /\s+/,
  ),
);

/** Particles and endings that stand behind a noun, also two of them (에서는). */
const PARTICLES =
  `은 는 이 가 을 를 와 과 의 에 에서 에게 에게서 한테 께 로 으로 도 만 까지 부터 보다 처럼 마다 조차 밖에 이나 나 이랑 랑 하고 며 이며
   라고 이라고 라는 이라는 란 이란 이다 다 이에요 예요 인가 인가요 일까 일까요 이야 야 들 끼리 대로
   하다 하는 하고 하면 하기 하여 해서 해요 한다 했다 할 한 함 되다 되는 되면 되기 되어 돼요 된다 된 될 됨 시키는 시킨다`
    .split(/\s+/)
    .toSorted((one, other) => other.length - one.length);
const WITHOUT_PARTICLE = 0.9;

/** English endings, and what may have stood in their place. */
const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['ies', ['y']],
  ['ied', ['y']],
  ['ings', ['']],
  ['ing', ['']],
  ['ions', ['']],
  ['ion', ['']],
  ['ers', ['']],
  ['er', ['']],
  ['ed', ['']],
  ['es', ['']],
  ['ly', ['']],
  ['able', ['']],
  ['s', ['']],
  ['e', ['']],
];
const SHORTEST_STEM = 3;
const STEMMED = 0.8;

/** The words of a query. A query of nothing but small words keeps them. */
export function readQuery(query: string): QueryWord[] {
  const words = query
    .normalize('NFC')
    .slice(0, LONGEST)
    .split(/\s+/)
    .filter((word) => toUnits(word).text !== '');
  const telling = words.filter((word) => !EMPTY_WORDS.has(word.toLowerCase().replace(/[?!.,]+$/, '')));
  return (telling.length > 0 ? telling : words).slice(0, MOST_WORDS).map(readWord);
}

function readWord(typed: string): QueryWord {
  const word = typed.replace(/[^\p{L}\p{N}]+$/u, '');
  if (isInitials(word)) return { variants: [{ units: toInitials(word).text, weight: 1 }], initials: true };
  const stripped = /[가-힣]$/.test(word) ? withoutParticles(word) : [];
  const stems = /^[a-z]+$/i.test(word) ? stemsOf(word.toLowerCase()) : [];
  return {
    variants: [
      { units: toUnits(word).text, weight: 1 },
      ...stripped.map((noun) => ({ units: toUnits(noun).text, weight: WITHOUT_PARTICLE })),
      ...stems.map((stem) => ({ units: stem, weight: STEMMED })),
    ],
    initials: false,
  };
}

/** 메시지와 → 메시지; 서버에서는 → 서버에서, 서버. What remains has two syllables, or a letter of another script (TCP는). */
function withoutParticles(word: string, depth = 2): string[] {
  if (depth === 0) return [];
  const nouns = PARTICLES.filter((particle) => word.endsWith(particle))
    .map((particle) => word.slice(0, -particle.length))
    .filter((noun) => /[가-힣]{2}$|[a-z0-9]$/i.test(noun));
  return [...new Set([...nouns, ...nouns.flatMap((noun) => withoutParticles(noun, depth - 1))])];
}

/** connecting → connect; dropped → dropp, drop. A find may go on behind the stem, so that one stem serves all forms. */
function stemsOf(word: string): string[] {
  const stems = ENDINGS.filter(([ending]) => word.endsWith(ending)).flatMap(([ending, before]) =>
    before.map((letters) => word.slice(0, -ending.length) + letters),
  );
  const single = stems.filter((stem) => /([b-df-hj-np-tv-z])\1$/.test(stem)).map((stem) => stem.slice(0, -1));
  return [...new Set([...stems, ...single])].filter((stem) => stem.length >= SHORTEST_STEM);
}
