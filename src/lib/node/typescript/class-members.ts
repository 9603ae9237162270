import type { AnyNode } from '../modules/syntax-tree.ts';
import type { Blanks } from './blanks.ts';

const modifiers = new Set(['abstract', 'declare', 'override', 'private', 'protected', 'public', 'readonly']);

/** Strips what members of classes have of TypeScript: modifiers, marks, and members without a body. */
export class ClassMembers {
  readonly #blanks: Blanks;

  constructor(blanks: Blanks) {
    this.#blanks = blanks;
  }

  strip(member: AnyNode): void {
    const value = member.value as AnyNode | null;
    if (member.declare || member.abstract || value?.type === 'TSDeclareMethod') {
      this.#blanks.add(member.start, member.end);
      return;
    }
    this.#modifiers(member);
    this.#mark(member);
  }

  #modifiers(member: AnyNode): void {
    const { source } = this.#blanks;
    const key = member.key as AnyNode;
    const decorators = (member.decorators as AnyNode[] | undefined) ?? [];
    const first = this.#blanks.after(decorators.at(-1)?.end ?? member.start);
    let at = first;
    let onlyModifiers = true;
    while (at < key.start) {
      const word = /^\w+/.exec(source.slice(at))?.[0];
      if (word === undefined) return;
      const end = at + word.length;
      onlyModifiers &&= modifiers.has(word);
      if (modifiers.has(word)) this.#blanks.add(at, end);
      at = this.#blanks.after(end);
      // Without the modifier it would go on with the member before.
      if (onlyModifiers && /[[*]/.test(source[at]!)) this.#blanks.write(first, ';');
    }
  }

  /** `name?`, `name!` */
  #mark(member: AnyNode): void {
    if (!member.optional && !member.definite) return;
    const { source } = this.#blanks;
    const key = member.key as AnyNode;
    let at = this.#blanks.after(key.end);
    if (member.computed) at = this.#blanks.after(at + 1);
    if (source[at] === '?' || source[at] === '!') this.#blanks.add(at, at + 1);
  }
}
