/** The learner's progress in this browser. Nothing of it is ever sent anywhere. */
import { forget, recall, remember, watchSetting } from '../storage/browser-storage.ts';
import type { ProgressEvent } from './progress.ts';
import { ProgressStore } from './progress-store.ts';

const NAME = 'progress';

export const progressStore = new ProgressStore(
  {
    read: () => recall(NAME),
    write: (text) => remember(NAME, text),
    erase: () => forget(NAME),
    setAside: (text) => void remember(`${NAME} set aside`, text),
    watch: (changed) => watchSetting(NAME, changed),
  },
  Date.now,
);

/**
 * Notes what the learner has done: a lesson opened or read to its end, a prediction, a lab started or passed, an answer.
 * Call it as often as it happens; only what is new makes a difference. Import this file when something happens
 * (`await import`), not with the page.
 */
export function recordProgress(event: ProgressEvent): void {
  progressStore.record(event);
}
