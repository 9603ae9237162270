import { useState } from 'preact/hooks';
import { PacketTable } from '../../net/PacketTable.tsx';
import type { PacketFigure } from '../../net/trace-view.ts';
import { frameTexts } from './texts.ts';

/** The table of the packets under a figure, when somebody wants to see it. */
export function Packets(figure: PacketFigure) {
  const [open, setOpen] = useState(false);
  return (
    <details class="widget-packets" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{frameTexts[figure.lang].packets}</summary>
      {open && <PacketTable {...figure} />}
    </details>
  );
}
