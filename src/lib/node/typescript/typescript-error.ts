export interface Place {
  readonly source: string;
  readonly filename: string;
  readonly start: number;
  readonly end: number;
}

interface Position {
  readonly line: number;
  /** From 0. */
  readonly column: number;
}

function positionOf(source: string, offset: number): Position {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length };
}

const expanded = (text: string): string => text.replaceAll('\t', '    ');

/** The lines of an error, one before and one after, and what is meant, as amaro draws them. */
function picture({ source }: Place, start: Position, end: Position): string {
  const lines = source.split('\n');
  const shown = (line: number) => lines[line - 1] as string;
  const several = start.line !== end.line;
  const drawn: string[] = [];
  const margin = (marked: boolean) => (several ? (marked ? '  > ' : '    ') : '');
  if (start.line > 1) drawn.push(margin(false) + expanded(shown(start.line - 1)));
  for (let line = start.line; line <= end.line; line++)
    drawn.push(margin(line === start.line || line === end.line) + expanded(shown(line)));
  if (!several) {
    const text = shown(start.line);
    const indent = expanded(text.slice(0, start.column)).length;
    const length = expanded(text.slice(start.column, end.column)).length;
    if (length > 0) drawn.push(' '.repeat(indent) + '^'.repeat(length));
  }
  if (end.line < lines.length && shown(end.line + 1) !== '')
    drawn.push(margin(false) + expanded(shown(end.line + 1)));
  return `${drawn.join('\n')}\n`;
}

/** What Node's library expects of amaro when a file cannot be stripped (lib/internal/modules/typescript.js). */
export class TypeScriptError extends Error {
  readonly code: 'InvalidSyntax' | 'UnsupportedSyntax';
  readonly filename: string;
  readonly startLine: number;
  readonly snippet: string;

  constructor(code: TypeScriptError['code'], message: string, place: Place) {
    super(message);
    const start = positionOf(place.source, place.start);
    this.code = code;
    this.filename = place.filename;
    this.startLine = start.line;
    this.snippet = picture(place, start, positionOf(place.source, place.end));
  }
}
