/** One assignment: a name, perhaps after `export`; then a quoted value, which may hold line breaks, or a line's rest. */
const assignment =
  /^[ \t]*(?:export[ \t]+)?([^\s=#][^=\n]*?)[ \t]*=[ \t]*(?:"((?:[^"])*)"|'([^']*)'|`([^`]*)`|([^\n]*))/;

/** The variables of a .env file, as `node::Dotenv::ParseContent` reads it (src/node_dotenv.cc). */
export function parseEnvironment(content: string): Record<string, string> {
  const variables: Record<string, string> = {};
  let rest = content.replace(/\r\n?/g, '\n');
  while (rest !== '') {
    const found = /^\s*#/.test(rest) ? null : assignment.exec(rest.replace(/^\n+/, ''));
    if (!found) {
      const end = rest.indexOf('\n');
      rest = end < 0 ? '' : rest.slice(end + 1);
      continue;
    }
    const [whole, name, double, single, back, plain] = found;
    // Only between double quotes does \n stand for a line break.
    const value = double?.replaceAll('\\n', '\n') ?? single ?? back ?? plain!.replace(/#.*$/, '').trim();
    variables[name!] = value;
    rest = rest.replace(/^\n+/, '').slice(whole.length);
    const end = rest.indexOf('\n');
    rest = end < 0 ? '' : rest.slice(end + 1);
  }
  return variables;
}
