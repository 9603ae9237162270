let known: boolean | undefined;

/**
 * Whether the host is WebKit (Safari), whose errors alone have a `line` of their own. There, stacks have no place for what
 * `eval` makes, and strict functions are gone from them once they have made their last call (ECMA-262 §15.10, tail calls).
 * Asked when it is needed, since it makes an error.
 */
export function isWebKit(): boolean {
  known ??= Object.hasOwn(new Error(), 'line');
  return known;
}
