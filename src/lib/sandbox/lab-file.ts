import type { z } from 'astro/zod';
import { parse, YAMLParseError } from 'yaml';
import { type Lab, labSchema } from './lab.ts';
import type { ProjectFile } from './project.ts';

/** A lab's description cannot be used: which file, which field, and how to mend it. */
export class LabError extends Error {
  override readonly name = 'LabError';
}

/**
 * Reads the text of a `lab.yaml`; `starter` are the files beside it. Throws a `LabError` with a line for each field that
 * is wrong.
 */
export function readLabFile(path: string, text: string, starter: readonly ProjectFile[]): Lab {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new LabError(`${path}: ${error.message.split('\n')[0]!.replace(/:?$/, '.')} Mend the YAML there.`);
  }
  const read = labSchema.safeParse(value);
  if (!read.success) throw new LabError(read.error.issues.map((issue) => sentence(path, issue)).join('\n'));
  const problems = [...fileProblems(read.data, starter)];
  if (problems.length > 0) throw new LabError(problems.map((problem) => `${path}, ${problem}`).join('\n'));
  return read.data;
}

function sentence(file: string, issue: z.core.$ZodIssue): string {
  const field = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  const named = field === '' ? file : `${file}, ${field.slice(1)}`;
  if (issue.code === 'unrecognized_keys')
    return `${named}: there is no field ${issue.keys.join(', ')} here. Take it out, or look for its right name in src/lib/sandbox/lab.ts.`;
  const fix = FIXES.find(([pattern]) => pattern.test(field))?.[1] ?? 'See src/lib/sandbox/lab.ts.';
  return `${named}: ${issue.message.replace(/\.$/, '')}. ${fix}`;
}

/** How to mend a field, by the end of its name. */
const FIXES: readonly (readonly [RegExp, string])[] = [
  [/^\.number$/, 'Write a whole number from 1 to 99 that no other lab has: `number: 13`.'],
  [/^\.lesson$/, 'Write the lesson it belongs to: `lesson: 2-1-2`.'],
  [/^\.scenario/, 'docs/authoring.md says what a scenario holds.'],
  [
    /^\.engines/,
    'Write `engines: { first: webcontainer }`, or `not` (or `partly`, where a part runs): `not: { webcontainer: { ko: …, en: … } }` with the reason.',
  ],
  [/^\.files/, 'Write the names of the files in `starter/`: `files: [server.mjs, client.mjs]`.'],
  [/\.do$/, 'Write one of `read`, `predict`, `order`, `fill`, `edit`, `hostile`, `challenge`.'],
  [/\.predict/, 'Write `predict: { choices: [{ ko, en }, …], answer: 0, why: { ko, en } }`.'],
  [/\.order/, 'Write `order: { file, instead, lines: […] }`.'],
  [/\.fill/, 'Write `fill: { file, instead, lines: [… [[answer]] …], options: [answer, …] }`.'],
  [/\.ko$/, 'Write the sentence in Korean beside `en`.'],
  [/\.en$/, 'Write the sentence in English beside `ko`.'],
  [/^\.(title|goal)$/, 'Write it in both languages: `{ ko: …, en: … }`.'],
  [/^\.steps/, 'Write each step as `{ do: edit, ko: …, en: … }`.'],
];

/** What the description says of files that are not so. */
function* fileProblems({ files, scenario, steps }: Lab, starter: readonly ProjectFile[]): Generator<string> {
  for (const [place, file] of files.entries())
    if (!starter.some(({ path }) => path === file))
      yield `files[${place}]: ${file} is not in starter/. Put the file there, or take the name out.`;
  for (const [place, { file }] of scenario.processes.entries())
    if (!files.includes(file))
      yield `scenario.processes[${place}].file: ${file} is none of the lab's files. Add it to \`files\`, or name one of ${files.join(', ')}.`;
  for (const [place, { order, fill }] of steps.entries()) {
    const lines = order ?? fill;
    const field = `steps[${place}].${order ? 'order' : 'fill'}`;
    const text = starter.find(({ path }) => path === lines?.file)?.text;
    if (lines && text === undefined)
      yield `${field}.file: ${lines.file} is none of the lab's files. Name one of ${files.join(', ')}.`;
    else if (lines && !text!.includes(lines.instead))
      yield `${field}.instead: starter/${lines.file} does not hold this text. Copy the lines that are to be replaced from there.`;
  }
}
