import type { PerDirection } from '../scenario.ts';

const isPair = <T>(value: PerDirection<T>): value is readonly [T, T] => Array.isArray(value);

/** [first→second, second→first], whether the author wrote one value or two. */
export function bothDirections<T>(value: PerDirection<T>): readonly [T, T] {
  return isPair(value) ? value : [value, value];
}
