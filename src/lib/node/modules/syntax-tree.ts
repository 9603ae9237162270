import type { Node } from 'acorn';

/** A node of acorn's tree, whatever its kind. */
export type AnyNode = Node & Record<string, unknown>;

/** The nodes directly below a node, in the order of the text where it matters. */
export function children(node: AnyNode): AnyNode[] {
  const found: AnyNode[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (key === 'type' || key === 'start' || key === 'end') continue;
    for (const item of Array.isArray(value) ? value : [value])
      if (item && typeof item === 'object' && typeof (item as AnyNode).type === 'string')
        found.push(item as AnyNode);
  }
  return found;
}

/** The text of an identifier or a string that stands for a name. */
export function nameOf(node: AnyNode): string {
  return node.type === 'Identifier' ? (node.name as string) : String(node.value);
}

/** The names that a pattern declares. */
export function boundNames(pattern: AnyNode): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name as string];
    case 'ObjectPattern':
      return (pattern.properties as AnyNode[]).flatMap((property) =>
        boundNames((property.type === 'RestElement' ? property.argument : property.value) as AnyNode),
      );
    case 'ArrayPattern':
      return (pattern.elements as (AnyNode | null)[]).flatMap((element) =>
        element ? boundNames(element) : [],
      );
    case 'AssignmentPattern':
      return boundNames(pattern.left as AnyNode);
    default:
      return boundNames(pattern.argument as AnyNode);
  }
}

/** The names that a declaration declares. */
export function declaredNames(declaration: AnyNode): string[] {
  if (declaration.type !== 'VariableDeclaration') return boundNames(declaration.id as AnyNode);
  return (declaration.declarations as AnyNode[]).flatMap(({ id }) => boundNames(id as AnyNode));
}
