import { useMemo, useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import type { Time } from '../../../lib/net/time.ts';
import type { TraceEvent } from '../../../lib/net/trace/event.ts';
import { Ladder } from '../../net/Ladder.tsx';
import { fieldsWithMessage } from '../../net/message-in-packet.ts';
import { PacketDetail } from '../../net/PacketDetail.tsx';
import { viewOf } from '../../net/trace-view.ts';
import { Packets } from './Packets.tsx';

interface RunPacketsProps {
  readonly lang: Language;
  readonly events: readonly TraceEvent[];
  /** Left to right. */
  readonly hosts: readonly string[];
  /** What has happened by then is shown. */
  readonly now: Time;
}

/** The packets of a run so far, as ladder and as table; a packet chosen in one is chosen in the other, and taken apart. */
export function RunPackets({ lang, events, hosts, now }: RunPacketsProps) {
  const [selected, select] = useState<number>();
  const happened = events.filter(({ at }) => at <= now).length;
  const view = useMemo(() => viewOf(events.slice(0, happened), hosts), [events, hosts, happened]);
  const figure = { lang, view, selected, onSelect: select };
  return (
    <div class="widget-run-packets">
      <Ladder {...figure} />
      <Packets {...figure} />
      {selected !== undefined && (
        <PacketDetail lang={lang} view={view} selected={selected} dissect={fieldsWithMessage} />
      )}
    </div>
  );
}
