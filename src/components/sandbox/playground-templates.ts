import type { Scenario } from '../../lib/net/scenario.ts';
import type { ProjectFile } from '../../lib/sandbox/project.ts';

/** A beginning for the playground. */
export interface Template {
  /** The folder's name in src/content/playground. */
  readonly id: string;
  readonly order: number;
  readonly title: { readonly ko: string; readonly en: string };
  readonly scenario: Scenario;
  readonly files: readonly ProjectFile[];
}

const texts = import.meta.glob<string>('/src/content/playground/**', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const DESCRIPTION = 'template.json';

/** All beginnings, in their order. A template's description is JSON, so that the page reads it without a YAML reader. */
export const templates: readonly Template[] = Object.entries(texts)
  .filter(([path]) => path.endsWith(`/${DESCRIPTION}`))
  .map(([path, text]): Template => {
    const folder = path.slice(0, -DESCRIPTION.length);
    const files = Object.entries(texts)
      .filter(([other]) => other.startsWith(folder) && other !== path)
      .map(([other, text]) => ({ path: other.slice(folder.length), text }))
      // Whoever runs first stands first.
      .toSorted((one, other) => Number(other.path === 'server.mjs') - Number(one.path === 'server.mjs'));
    return { id: folder.split('/').at(-2)!, ...JSON.parse(text), files };
  })
  .toSorted((one, other) => one.order - other.order);
