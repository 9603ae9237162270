import { render } from 'preact';
import { useState } from 'preact/hooks';
import { Ladder } from '../../src/components/net/Ladder.tsx';
import { PacketTable } from '../../src/components/net/PacketTable.tsx';
import { HOP_LIMIT, viewOf } from '../../src/components/net/trace-view.ts';
import type { Recorder } from '../../src/lib/net/trace/recorder.ts';
import { at, Lab, must, SERVER, sendAll } from '../unit/net/lab.ts';

const FIGURES = { ladder: Ladder, table: PacketTable } as const;

/** A download long enough to fill the figures. */
function trace(): Recorder {
  const { recorder, network, client, server } = new Lab();
  const listening = server.openStream();
  must(listening.bind(at(SERVER, 80)));
  must(listening.listen(1));
  listening.listener = { acceptable: () => sendAll(listening.accept()!, new Uint8Array(12_000_000)) };
  const socket = client.openStream();
  socket.listener = {
    readable: () => {
      let bytes = socket.receive(65536);
      while (bytes?.length) bytes = socket.receive(65536);
    },
  };
  must(socket.connect(at(SERVER, 80)));
  while (network.simulator.step());
  return recorder;
}

const view = viewOf(trace().events, ['client', 'server']);
if (view.hops.length < HOP_LIMIT) throw new Error(`only ${view.hops.length} hops`);

/** Milliseconds between pictures while a figure is scrolled by so many pixels with every one. */
async function scrollThrough(name: keyof typeof FIGURES, frames: number, step: number): Promise<number[]> {
  const Figure = FIGURES[name];
  const Page = () => {
    const [selected, setSelected] = useState<number | undefined>();
    return <Figure lang="ko" view={view} selected={selected} onSelect={setSelected} />;
  };
  render(null, document.body);
  render(<Page />, document.body);
  const picture = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  for (let count = 0; count < 10; count++) await picture();
  const area = document.querySelector<HTMLElement>('.net-ladder-scroll, .net-table-scroll')!;
  const times: number[] = [];
  let before = await picture();
  for (let count = 0; count < frames; count++) {
    area.scrollTop += step;
    const now = await picture();
    times.push(now - before);
    before = now;
  }
  if (area.scrollTop < frames * step * 0.9) throw new Error('the figure did not scroll');
  return times;
}

Object.assign(globalThis, { scrollThrough, packets: view.hops.length });
