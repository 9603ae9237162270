import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import type { TraceEvent } from '../../../lib/net/trace/event.ts';
import { Ladder } from '../../net/Ladder.tsx';
import { fieldsWithMessage } from '../../net/message-in-packet.ts';
import { PacketDetail } from '../../net/PacketDetail.tsx';
import { type TraceView, viewOf } from '../../net/trace-view.ts';
import { Packets } from './Packets.tsx';

/** What the packet figures show of a run up to a moment (ns). The same value until another event has come. */
export function useTraceView(
  events: readonly TraceEvent[],
  hosts: readonly string[],
  now: number,
): TraceView {
  const later = events.findIndex(({ at }) => at > now + 1);
  const count = later < 0 ? events.length : later;
  return useMemo(() => viewOf(events.slice(0, count), hosts), [events, count]);
}

interface TracePacketsProps {
  readonly lang: Language;
  readonly view: TraceView;
  /** The hop that the figure shows moving now: its row is marked until the learner chooses another. */
  readonly current: number | undefined;
  /** Draws the ladder as well. */
  readonly ladder?: boolean;
}

/** Under the figure: the packets as ladder and table, and the one that somebody chooses taken apart. */
export function TracePackets({ lang, view, current, ladder = false }: TracePacketsProps) {
  const [chosen, choose] = useState<number>();
  useEffect(() => choose(undefined), [current]);
  const figure = { lang, view, selected: chosen ?? current, onSelect: choose };
  if (view.hops.length === 0 && !ladder) return null;
  return (
    <>
      {ladder && <Ladder {...figure} />}
      <Packets {...figure} />
      {chosen !== undefined && <PacketDetail {...figure} dissect={fieldsWithMessage} />}
    </>
  );
}
