import type { SourcePosition } from '../../lib/net/trace/event.ts';
import type { ProjectFile } from '../../lib/sandbox/project.ts';

/** A piece of a process's output: plain, or the name of a place in one of the learner's files. */
export type OutputPart = string | { readonly text: string; readonly source: SourcePosition };

/** A place as the engine names it (`/home/server.mjs`), by the project's own path; undefined for other files. */
export function inProject(source: SourcePosition, files: readonly ProjectFile[]): SourcePosition | undefined {
  const file = files.find(({ path }) => source.file === path || source.file.endsWith(`/${path}`));
  return file && { ...source, file: file.path };
}

/**
 * Finds the places that Node names in errors and stacks: `/home/server.mjs:5`, `file:///home/server.mjs:5:3`.
 * Only places in the project's own files count.
 */
export function splitSources(text: string, files: readonly ProjectFile[]): OutputPart[] {
  const parts: OutputPart[] = [];
  let from = 0;
  for (const match of text.matchAll(/(?:file:\/\/)?[\w./~-]*?([\w.-]+\.[cm]?[jt]s):(\d+)(?::(\d+))?/g)) {
    const path = match[0].replace(/^file:\/\//, '').replace(/:\d+(:\d+)?$/, '');
    const source = inProject({ file: path, line: Number(match[2]), column: Number(match[3] ?? 1) }, files);
    if (!source) continue;
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push({ text: match[0], source });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** The first place that the text names. */
export function findSource(text: string, files: readonly ProjectFile[]): SourcePosition | undefined {
  for (const part of splitSources(text, files)) if (typeof part !== 'string') return part.source;
  return undefined;
}
