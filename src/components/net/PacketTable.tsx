import { useEffect, useRef } from 'preact/hooks';
import type { Packet } from '../../lib/net/packet.ts';
import type { Hop } from '../../lib/net/trace/hop.ts';
import { addStyle } from './late-style.ts';
import shared from './net.css?inline';
import styles from './PacketTable.css?inline';
import { packetKind, packetType, payloadOf, protocolOf } from './packet-kind.ts';
import { count, formatMilliseconds, packetTexts } from './packet-texts.ts';
import { HOP_LIMIT, type PacketFigure } from './trace-view.ts';
import { useBox } from './use-box.ts';
import { useMeanings } from './use-meanings.ts';

addStyle(shared);
addStyle(styles);

/** Rows drawn beyond those that can be seen. */
const MARGIN = 12;
/** Pixels of scrolling after which they are drawn anew: fewer than those rows have. */
const GRAIN = 160;

/**
 * The ladder as a table: one row for each packet on each link. Arrow keys, Home and End move the selection.
 * Rows have one height, so that only those near the visible part are in the document.
 */
export function PacketTable({ lang, view, selected, onSelect }: PacketFigure) {
  const { table: texts, ladder } = packetTexts[lang];
  const scroller = useRef<HTMLDivElement>(null);
  const box = useBox(scroller, GRAIN);
  const rowHeight = rowHeightIn(scroller.current);
  const meanings = useMeanings(view, lang);

  const { hops } = view;
  const isWhole = hops === view.everyHop;
  const place = hops.findIndex(({ id }) => id === selected);
  const first = Math.max(0, Math.floor(box.top / rowHeight) - MARGIN);
  const last = Math.min(hops.length, Math.ceil((box.top + (box.height || 600)) / rowHeight) + MARGIN);
  const focusable = place >= first && place < last ? place : first;

  const showRow = (row: number) => {
    const area = scroller.current;
    if (!area) return;
    const top = row * rowHeight;
    if (top < area.scrollTop) area.scrollTop = top;
    else if (top + 2 * rowHeight > area.scrollTop + area.clientHeight) {
      area.scrollTop = top + 2 * rowHeight - area.clientHeight;
    }
  };
  useEffect(() => {
    if (place >= 0) showRow(place);
  }, [selected]);

  const focusRow = (row: number) => {
    const target = Math.min(hops.length - 1, Math.max(0, row));
    onSelect(hops[target]!.id);
    showRow(target);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${target + 2}"]`)?.focus(),
    );
  };
  const move = (event: KeyboardEvent, row: number) => {
    const page = Math.max(1, Math.floor(box.height / rowHeight) - 2);
    const targets: Record<string, number> = {
      ArrowDown: row + 1,
      ArrowUp: row - 1,
      PageDown: row + page,
      PageUp: row - page,
      Home: 0,
      End: hops.length - 1,
    };
    const target = event.key === 'Enter' || event.key === ' ' ? row : targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    focusRow(target);
  };

  return (
    <div class="net-table">
      <div class="net-table-scroll packets" ref={scroller}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows can be chosen, so the table is a grid */}
        <table role="grid" aria-label={texts.name} aria-rowcount={hops.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" class="number">
                {texts.number}
              </th>
              <th scope="col" class="number">
                {texts.time}
              </th>
              <th scope="col">{texts.from}</th>
              <th scope="col">{texts.to}</th>
              <th scope="col" class="protocol">
                {texts.protocol}
              </th>
              <th scope="col" class="ports">
                {texts.ports}
              </th>
              <th scope="col">{texts.type}</th>
              <th scope="col" class="number bytes">
                {texts.bytes}
              </th>
              <th scope="col" class="meaning">
                {texts.meaning}
              </th>
            </tr>
          </thead>
          <tbody>
            {first > 0 && <Filler height={first * rowHeight} />}
            {hops.slice(first, last).map((hop, offset) => (
              <tr
                key={hop.id}
                aria-rowindex={first + offset + 2}
                aria-selected={hop.id === selected}
                class={rowClass(hop)}
                tabIndex={first + offset === focusable ? 0 : -1}
                onClick={() => onSelect(hop.id)}
                onKeyDown={(event) => move(event, first + offset)}
              >
                <td class="number">{isWhole ? first + offset + 1 : view.everyHop.indexOf(hop) + 1}</td>
                <td class="number">{formatMilliseconds(hop.enteredAt)}</td>
                <td>{hop.from}</td>
                <td class="to">{hop.to}</td>
                <td class="protocol">{protocolOf(hop.packet)}</td>
                <td class="ports">{portsOf(hop.packet)}</td>
                <td class="type">{packetType(hop.packet)}</td>
                <td class="number bytes">{count(payloadOf(hop.packet).length, lang)}</td>
                <td class="meaning">{meanings(hop)}</td>
              </tr>
            ))}
            {last < hops.length && <Filler height={(hops.length - last) * rowHeight} />}
          </tbody>
        </table>
      </div>
      {view.unshown > 0 && (
        <p class="unshown">{ladder.unshown(count(HOP_LIMIT, lang), count(view.unshown, lang))}</p>
      )}
    </div>
  );
}

const Filler = ({ height }: { readonly height: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a filler has nothing to focus
  <tr aria-hidden="true" class="filler">
    <td colSpan={9} style={{ height: `${height}px` }} />
  </tr>
);

const rowClass = ({ packet, droppedAt }: Hop): string =>
  [
    'packet-kind',
    packetKind(packet),
    packet.retransmission ? 'again' : '',
    droppedAt === undefined ? '' : 'lost',
  ]
    .filter(Boolean)
    .join(' ');

const portsOf = ({ body }: Packet): string =>
  'sourcePort' in body ? `${body.sourcePort} → ${body.destinationPort}` : '–';

/** The style sheet gives rows their height: larger where fingers point, and where a row has two lines. */
function rowHeightIn(scroller: HTMLElement | null): number {
  const height = scroller ? getComputedStyle(scroller).getPropertyValue('--row') : '';
  return Number.parseFloat(height) || 36;
}
