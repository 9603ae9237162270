import { structuredPatch } from 'diff';
import type { ProjectFile } from '../../lib/sandbox/project.ts';
import type { Texts } from './learner-files.ts';

const files = import.meta.glob<string>('/src/content/labs/*/solution/**', {
  query: '?raw',
  import: 'default',
});

/** The files of a lab that its solution changes, fetched when someone asks for them. Empty where a lab has none. */
export async function loadSolution(lab: string): Promise<ProjectFile[]> {
  const folder = `/src/content/labs/${lab}/solution/`;
  const found = Object.entries(files).filter(([path]) => path.startsWith(folder));
  return Promise.all(
    found.map(async ([path, load]) => ({ path: path.slice(folder.length), text: await load() })),
  );
}

/** A line of a comparison. `gap` stands for lines that both have. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  readonly text: string;
}

/** One file as it is and as it would be. */
export interface FileDiff {
  readonly path: string;
  readonly lines: readonly DiffLine[];
}

/** Lines that show above and below a change. */
const CONTEXT = 3;
const KINDS = { '+': 'added', '-': 'removed', ' ': 'same' } as const;

/** What taking these files would change in the texts that are there; files that stay as they are do not appear. */
export function compareFiles(texts: Texts, others: readonly ProjectFile[]): FileDiff[] {
  return others.flatMap(({ path, text }) => {
    const before = texts.get(path) ?? '';
    if (before === text) return [];
    const { hunks } = structuredPatch(path, path, before, text, undefined, undefined, { context: CONTEXT });
    const lines = hunks.flatMap((hunk): DiffLine[] => [
      ...(hunk.oldStart > 1 ? [{ kind: 'gap', text: '' } as const] : []),
      ...hunk.lines
        .filter((line) => !line.startsWith('\\'))
        .map((line) => ({ kind: KINDS[line[0] as keyof typeof KINDS], text: line.slice(1) })),
    ]);
    return [{ path, lines }];
  });
}
