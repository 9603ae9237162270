import type { Lab } from '../../lib/sandbox/lab.ts';
import { readLabFile } from '../../lib/sandbox/lab-file.ts';
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
  const folder = `/src/content/labs/${id}`;
  const description = descriptions[`${folder}/lab.yaml`];
  if (description === undefined) throw new Error(`There is no lab src/content/labs/${id}/lab.yaml.`);
  const starter = `${folder}/starter/`;
  const files = Object.entries(starters)
    .filter(([path]) => path.startsWith(starter))
    .map(([path, text]) => ({ path: path.slice(starter.length), text }));
  const lab = readLabFile(`${folder.slice(1)}/lab.yaml`, description, files);
  return { ...lab, files: lab.files.map((path) => files.find((file) => file.path === path)!) };
}
