import { useEffect, useState } from 'preact/hooks';
import type { Progress } from '../../lib/progress/progress.ts';
import type { Trouble } from '../../lib/progress/progress-store.ts';
import { progressStore } from '../../lib/progress/record.ts';

/** The learner's progress as it is now, in whatever tab it changes. */
export function useProgress(): { readonly progress: Progress; readonly trouble: Trouble | undefined } {
  const read = () => ({ progress: progressStore.progress, trouble: progressStore.trouble });
  const [now, setNow] = useState(read);
  useEffect(() => progressStore.subscribe(() => setNow(read())), []);
  return now;
}
