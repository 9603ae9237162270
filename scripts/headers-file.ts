/** Headers by the path they belong to; a `*` at the end of a path stands for anything. */
export type HeaderRules = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** The text of a `_headers` file, as Netlify and Cloudflare Pages read it: a path, below it its headers, indented. */
export function formatHeaders(rules: HeaderRules): string {
  return [...rules]
    .map(([path, headers]) => {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
      return `${[path, ...lines].join('\n')}\n`;
    })
    .join('\n');
}

export function parseHeaders(text: string): HeaderRules {
  const rules = new Map<string, Record<string, string>>();
  let headers: Record<string, string> = {};
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (line.startsWith(' ')) {
      const [name, ...value] = line.trim().split(': ');
      headers[name!] = value.join(': ');
    } else {
      headers = {};
      rules.set(line.trim(), headers);
    }
  }
  return rules;
}

/** The headers of a path: those of every rule that fits. */
export function headersOf(rules: HeaderRules, path: string): Readonly<Record<string, string>> {
  const fitting = [...rules].filter(([rule]) =>
    rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule,
  );
  return Object.assign({}, ...fitting.map(([, headers]) => headers));
}
