import type { Element, Nodes } from 'hast';

/** Every element below a node, itself included. */
export function* elementsOf(node: Nodes): Generator<Element> {
  if (node.type === 'element') yield node;
  if ('children' in node) for (const child of node.children) yield* elementsOf(child);
}
