import type { LabView } from './lab-view.ts';

/** A lab as the page's HTML carries it: the texts of its files stand there already, in the listings. */
export interface PrintedLab extends Omit<LabView, 'files'> {
  readonly files: readonly string[];
}

/** What the text of a listing lacks of the file: its last line end. */
export const printed = (text: string): string => text.trimEnd();

/**
 * The lab with its texts, read from the listings below `[data-lab]`. They are spared a second time in the HTML, which
 * carries them once for readers. On the server, where nobody edits, they are empty.
 */
export function labOf({ files, ...lab }: PrintedLab): LabView {
  const area = typeof document === 'undefined' ? null : document.querySelector(`[data-lab="${lab.id}"]`);
  const textOf = (path: string): string => {
    const code = area?.querySelector(`[data-file="${CSS.escape(path)}"] code`);
    return code ? `${code.textContent}\n` : '';
  };
  return { ...lab, files: files.map((path) => ({ path, text: textOf(path) })) };
}
