/** A stretch of text that is or is not what was searched for. */
export interface Stretch {
  readonly text: string;
  readonly found: boolean;
}

/** Indices in a text: from, and behind the last. */
export type Span = readonly [from: number, to: number];

/** The text in stretches, those inside a span marked. Spans may overlap and come in any order. */
export function markSpans(text: string, spans: readonly Span[]): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  const add = (to: number, found: boolean) => {
    if (to > at) stretches.push({ text: text.slice(at, to), found });
    at = Math.max(at, to);
  };
  for (const [from, to] of spans.toSorted((one, other) => one[0] - other[0])) {
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return stretches;
}

/** How much of a text is shown before its first found place. */
const LEAD = 24;

/** A piece of at most `length` characters around the first span, cut at blanks, with an ellipsis where something is left out. */
export function excerptOf(text: string, spans: readonly Span[], length: number): Stretch[] {
  const first = Math.min(...spans.map(([from]) => from), text.length);
  const from = spans.length === 0 || first <= LEAD ? 0 : afterBlank(text, first - LEAD, first);
  const to = from + length >= text.length ? text.length : beforeBlank(text, from + length);
  const inside = spans
    .filter((span) => span[0] < to && span[1] > from)
    .map((span): Span => [Math.max(span[0], from) - from, Math.min(span[1], to) - from]);
  const stretches = markSpans(text.slice(from, to), inside);
  if (from > 0) stretches.unshift({ text: '… ', found: false });
  if (to < text.length) stretches.push({ text: ' …', found: false });
  return stretches;
}

function afterBlank(text: string, at: number, limit: number): number {
  const blank = text.indexOf(' ', at);
  return blank < 0 || blank >= limit ? at : blank + 1;
}

function beforeBlank(text: string, at: number): number {
  const blank = text.lastIndexOf(' ', at);
  return blank > at - LEAD ? blank : at;
}
