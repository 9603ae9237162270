import { useRef, useState } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { readProgress, writeProgress } from '../../lib/progress/kept-progress.ts';
import { progressStore } from '../../lib/progress/record.ts';
import { download } from '../sandbox/download.ts';
import { progressTexts } from './texts.ts';

/** The record as a file, out and in; and its end, asked for twice. */
export function Keeping({ lang }: { readonly lang: Language }) {
  const text = progressTexts[lang];
  const [said, setSaid] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);

  const take = async (input: HTMLInputElement) => {
    const chosen = input.files?.[0];
    input.value = '';
    if (chosen === undefined) return;
    const read = readProgress(await chosen.text());
    if ('problem' in read) {
      setSaid(read.problem === 'newer' ? text.newer : text.notProgress(read.where));
      return;
    }
    progressStore.add(read);
    setSaid(text.imported);
  };
  const give = () => {
    const today = new Date().toLocaleDateString('sv-SE');
    download(`ieum-progress-${today}.json`, writeProgress(progressStore.progress));
  };
  const erase = () => {
    progressStore.reset();
    setSaid(text.resetDone);
  };
  return (
    <>
      <p>{text.keepingHow}</p>
      <div class="progress-actions">
        <button type="button" onClick={give}>
          {text.export}
        </button>
        <button type="button" onClick={() => file.current?.click()}>
          {text.import}
        </button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={text.import}
          onChange={({ currentTarget }) => void take(currentTarget)}
        />
        <button type="button" class="progress-danger" onClick={() => dialog.current?.showModal()}>
          {text.reset}
        </button>
      </div>
      <p role="status">{said}</p>
      <dialog ref={dialog} class="progress-dialog" aria-labelledby="progress-sure">
        <form method="dialog">
          <p id="progress-sure">{text.resetSure}</p>
          <div class="progress-actions">
            <button type="submit">{text.resetNo}</button>
            <button type="submit" class="progress-danger" onClick={erase}>
              {text.resetYes}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
