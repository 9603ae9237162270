/**
 * A text as search compares it: Hangul syllables taken apart into the letters that a keyboard types, other letters in
 * lower case, blanks and punctuation left out. 소케ㅅ and 소켓 are then the same, and 트랜스포트계층 is found in 트랜스포트 계층.
 */
export interface Units {
  readonly text: string;
  /** For each unit, the index in the source of the character it comes from. */
  readonly origin: Uint32Array;
  /** For each unit and for the end: does a word, a character or neither start here? */
  readonly start: Uint8Array;
}

export const INSIDE = 0;
export const CHARACTER = 1;
export const WORD = 2;

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const FINALS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

/** Letters that a keyboard types as two; and ㅖ as ㅔ, ㅒ as ㅐ, which sound alike in loan words (쉐, 셰, 세). */
// biome-ignore format: a table
const PAIRS: Readonly<Record<string, string>> = {
  ㅖ: 'ㅔ', ㅒ: 'ㅐ', ㅘ: 'ㅗㅏ', ㅙ: 'ㅗㅐ', ㅚ: 'ㅗㅣ', ㅝ: 'ㅜㅓ', ㅞ: 'ㅜㅔ', ㅟ: 'ㅜㅣ', ㅢ: 'ㅡㅣ',
  ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ',
};
const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = 11_172;
const SYLLABLES_PER_VOWEL = 28;
const SYLLABLES_PER_INITIAL = 588;

/** What one character gives, and how it stands to its neighbours. An index takes apart some 100,000 characters, but few different ones. */
interface Taken {
  readonly units: string;
  readonly initial: string;
  readonly isKorean: boolean;
  readonly isUpper: boolean;
}

const taken = new Map<string, Taken | undefined>();

/** Is every letter of the word a Korean consonant standing alone? Then it is read as the initials of syllables: ㅅㅋ for 소켓. */
export const isInitials = (word: string): boolean => /^[ㄱ-ㅎ]{2,}$/.test(word);

/** Takes a text apart into units. The text must be in NFC. */
export const toUnits = (source: string): Units => take(source, 'units');

/** The text as the first letters of its syllables, for searching by initials. */
export const toInitials = (source: string): Units => take(source, 'initial');

function take(source: string, part: 'units' | 'initial'): Units {
  const texts: string[] = [];
  const origin: number[] = [];
  const start: number[] = [];
  let before: Taken | undefined;
  for (let index = 0; index < source.length; index++) {
    const now = takeApart(source[index]!);
    if (now) {
      const units = now[part];
      texts.push(units);
      origin.push(index);
      start.push(startsWord(before, now) ? WORD : CHARACTER);
      for (let unit = 1; unit < units.length; unit++) {
        origin.push(index);
        start.push(INSIDE);
      }
    }
    before = now;
  }
  start.push(WORD);
  return { text: texts.join(''), origin: Uint32Array.from(origin), start: Uint8Array.from(start) };
}

/** A word starts behind a gap, where Korean meets another script (TCP가), and at the hump of createServer. */
function startsWord(before: Taken | undefined, now: Taken): boolean {
  if (before === undefined || before.isKorean !== now.isKorean) return true;
  return now.isUpper && !before.isUpper;
}

/** Undefined for what is no letter and no digit. */
function takeApart(character: string): Taken | undefined {
  if (taken.has(character)) return taken.get(character);
  const made = /[\p{L}\p{N}]/u.test(character) ? lettersOf(character) : undefined;
  taken.set(character, made);
  return made;
}

function lettersOf(character: string): Taken {
  const place = character.charCodeAt(0) - FIRST_SYLLABLE;
  if (place < 0 || place >= SYLLABLES) {
    const units = PAIRS[character] ?? character.toLowerCase();
    const isUpper = character !== character.toLowerCase();
    return { units, initial: units, isKorean: /[ㄱ-ㅣ]/.test(character), isUpper };
  }
  const initial = INITIALS[Math.floor(place / SYLLABLES_PER_INITIAL)]!;
  const vowel = VOWELS[Math.floor((place % SYLLABLES_PER_INITIAL) / SYLLABLES_PER_VOWEL)]!;
  const final = FINALS[place % SYLLABLES_PER_VOWEL]!;
  const units = `${initial}${PAIRS[vowel] ?? vowel}${(PAIRS[final] ?? final).trim()}`;
  return { units, initial, isKorean: true, isUpper: false };
}
