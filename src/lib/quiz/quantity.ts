import type { Unit } from './schema.ts';

/** Why a typed answer is no quantity of the wanted kind. `given` is the part of the text that was not understood. */
export interface QuantityProblem {
  readonly problem: 'empty' | 'not-a-number' | 'unknown-unit' | 'other-dimension';
  readonly given: string;
}

/** What each unit measures, and how much of the dimension's base (s, B, bit/s, 1) one of it is. Prefixes: k = 10³, Ki = 2¹⁰. */
const UNITS: Readonly<Record<string, readonly [Unit, number]>> = {
  s: ['s', 1],
  sec: ['s', 1],
  second: ['s', 1],
  seconds: ['s', 1],
  초: ['s', 1],
  ms: ['s', 1e-3],
  밀리초: ['s', 1e-3],
  µs: ['s', 1e-6],
  μs: ['s', 1e-6],
  us: ['s', 1e-6],
  마이크로초: ['s', 1e-6],
  min: ['s', 60],
  minutes: ['s', 60],
  분: ['s', 60],
  h: ['s', 3600],
  시간: ['s', 3600],
  개: ['count', 1],
  번: ['count', 1],
  명: ['count', 1],
};

const PREFIXES: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
};
const SIZE = /^(Ki|Mi|Gi|[kKMGT])?(bits?|b|비트|bytes?|B|바이트)(\/s|\/초|ps)?$/;
const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?(e[+-]?\d+)?/i;

/**
 * Reads an answer such as `2,400`, `2400 s`, `40분`, `91 B`, `728 bit` or `1.5 Mbps`.
 * Returns the value in `unit`, which is also the unit of a bare number. `B` is a byte and `b` a bit, as in standards.
 */
export function parseQuantity(text: string, unit: Unit): number | QuantityProblem {
  // Compatibility forms (full-width digits, ㎳) are what a Korean keyboard easily makes.
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return { problem: 'empty', given: '' };
  const digits = NUMBER.exec(typed)?.[0] ?? '';
  const value = Number(digits.replaceAll(',', ''));
  const rest = typed.slice(digits.length).trim();
  if (!/\d/.test(digits) || !Number.isFinite(value) || /^[\d.,]/.test(rest))
    return { problem: 'not-a-number', given: typed };
  if (rest === '') return value;
  const known = scaleOf(rest);
  if (known === undefined) return { problem: 'unknown-unit', given: rest };
  const [dimension, scale] = known;
  if (dimension !== unit) return { problem: 'other-dimension', given: rest };
  return value * scale;
}

function scaleOf(name: string): readonly [Unit, number] | undefined {
  const plain = Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
  if (plain !== undefined) return plain;
  const size = SIZE.exec(name);
  if (size === null) return undefined;
  const [, prefix = '', base, perSecond] = size;
  const bits = PREFIXES[prefix]! * (base === 'B' || base!.startsWith('byte') || base === '바이트' ? 8 : 1);
  return perSecond === undefined ? ['B', bits / 8] : ['bit/s', bits];
}
