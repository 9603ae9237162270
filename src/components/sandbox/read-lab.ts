import { parse } from 'yaml';
import { type Lab, labSchema } from '../../lib/sandbox/lab.ts';
import type { ProjectFile } from '../../lib/sandbox/project.ts';

const descriptions = import.meta.glob<string>('/src/content/labs/*/lab.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const starters = import.meta.glob<string>('/src/content/labs/*/starter/**', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A lab with the texts of its starter files, in the order of their tabs. */
export type LabWithFiles = Omit<Lab, 'files'> & { readonly files: readonly ProjectFile[] };

/** The labs' folder names, in the order of the course. */
export const labIds = (): string[] =>
  Object.keys(descriptions)
    .map((path) => path.split('/').at(-2)!)
    .toSorted((one, other) => readLab(one).number - readLab(other).number);

/** A lab's number as the course writes it: `L02`. */
export const labNumber = ({ number }: Pick<Lab, 'number'>): string => `L${String(number).padStart(2, '0')}`;

/** Reads a lab when the site is built. Throws when there is none, or when its description or a file is wrong. */
export function readLab(id: string): LabWithFiles {
  const description = descriptions[`/src/content/labs/${id}/lab.yaml`];
  if (description === undefined) throw new Error(`There is no lab src/content/labs/${id}/lab.yaml.`);
  const lab = labSchema.parse(parse(description));
  return {
    ...lab,
    files: lab.files.map((path) => {
      const text = starters[`/src/content/labs/${id}/starter/${path}`];
      if (text === undefined) throw new Error(`Lab ${id} names ${path}, which is not in its starter folder.`);
      return { path, text };
    }),
  };
}
