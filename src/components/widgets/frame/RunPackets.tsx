import type { Language } from '../../../lib/i18n/language.ts';
import type { TraceEvent } from '../../../lib/net/trace/event.ts';
import { TracePackets, useTraceView } from './TracePackets.tsx';

interface RunPacketsProps {
  readonly lang: Language;
  readonly events: readonly TraceEvent[];
  /** Left to right. */
  readonly hosts: readonly string[];
  /** What has happened by then is shown (ns). */
  readonly now: number;
}

/** The packets of a run so far, as the figure itself: a ladder that stands there before the first of them. */
export function RunPackets({ lang, events, hosts, now }: RunPacketsProps) {
  const view = useTraceView(events, hosts, now);
  return (
    <div class="widget-run-packets">
      <TracePackets lang={lang} view={view} current={undefined} ladder />
    </div>
  );
}
