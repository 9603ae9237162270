import { type Check, type Finding, lineWith, type Sentence } from './check.ts';
import { type Evidence, linesOf } from './evidence.ts';

interface Spoken {
  readonly id: string;
  readonly expected: Sentence;
  /** The line of the learner's that decides it: shown when the check fails. */
  readonly look?: readonly [file: string, wanted: string | RegExp] | undefined;
}

interface About extends Spoken {
  readonly process: string;
}

/** Something about the whole output that no word below says. The judge gives what happened, or nothing where all is well. */
export function holds(
  about: Spoken & Partial<Pick<Check, 'grade' | 'needs'>>,
  found: (evidence: Evidence) => Finding | Sentence | undefined,
): Check {
  const { id, expected, look, grade = 'output', needs } = about;
  return {
    id,
    grade,
    ...(needs && { needs }),
    expected,
    judge(evidence) {
      const said = found(evidence);
      if (!said) return undefined;
      const finding = 'happened' in said ? said : { happened: said };
      return { ...finding, at: finding.at ?? (look && lineWith(evidence, ...look)) };
    },
  };
}

/**
 * A process prints a line with the text, or one that fits: `times` times, or at least once. `near` fits lines that are
 * meant to be it and are not; they are quoted.
 */
export function prints(
  about: About & { readonly line: string | RegExp; readonly times?: number; readonly near?: RegExp },
): Check {
  const { process, line, times, near = /./ } = about;
  return holds(about, (evidence) => {
    const lines = linesOf(evidence, process);
    const found = lines.filter((one) => fits(one, line)).length;
    if (times === undefined ? found > 0 : found === times) return undefined;
    if (found > 0)
      return {
        ko: `${process}: 그런 줄이 ${found}번 나왔어요. ${times}번이어야 해요.`,
        en: `${process} printed such a line ${found} times, not ${times}.`,
      };
    return inPlaceOf(
      process,
      lines.filter((one) => near.test(one)),
    );
  });
}

/** No line of a process fits. */
export function neverPrints(about: About & { readonly line: string | RegExp }): Check {
  const { process, line } = about;
  return holds(about, (evidence) => {
    const found = linesOf(evidence, process).find((one) => fits(one, line));
    if (found === undefined) return undefined;
    return { ko: `${process}: ${quoted(found)} 줄이 나왔어요.`, en: `${process} printed ${quoted(found)}.` };
  });
}

/** What a process printed in place of what was expected. */
export function inPlaceOf(process: string, lines: readonly string[]): Sentence {
  const last = lines.at(-1);
  if (last === undefined)
    return {
      ko: `${process}: 그런 줄을 찍지 않았어요.`,
      en: `${process} printed no such line.`,
    };
  // Most programs of the labs begin their lines with their own name.
  const speaker = last.startsWith(`${process}:`) ? '' : `${process}: `;
  return { ko: `${speaker}${quoted(last)} 줄이 나왔어요.`, en: `${process} printed ${quoted(last)}.` };
}

const fits = (line: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? line.includes(wanted) : wanted.test(line);

/** Longest quotation of what a program printed. */
const LONGEST = 120;

/** As inline code, cut short and on one line. */
export function quoted(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return `\`${short.replaceAll('`', "'").replaceAll('\n', '↵')}\``;
}
