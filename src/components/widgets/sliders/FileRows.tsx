import type { Progress } from '../../../lib/experiments/download.ts';
import { FILE_BYTES, type Recording } from './recording.ts';
import type { SlidersTexts } from './texts.ts';

interface FileRowsProps {
  readonly words: SlidersTexts;
  readonly file: NonNullable<Recording['file']>;
  readonly atMs: number;
  readonly seconds: (value: number) => string;
  readonly percent: (share: number) => string;
}

/** One file over TCP and over UDP: how much is there, and the holes. */
export function FileRows({ words, file, atMs, seconds, percent }: FileRowsProps) {
  const tcp = receivedAt(file.tcp, atMs);
  const udp = receivedAt(file.udp.progress, atMs);
  const { pieces, missing } = file.udp;
  const udpOver = atMs >= (file.udp.progress.at(-1)?.atMs ?? 0);
  /** Pieces come in order here, so what has come covers the strip up to its last piece. */
  const reached = udpOver ? pieces : (udp / FILE_BYTES) * pieces;
  const state = (received: number, done: number, whole: boolean) =>
    whole ? words.fileWhole(seconds(done / 1000)) : words.fileGoing(percent(received / FILE_BYTES));
  return (
    <>
      <div class="sliders-file">
        <div class="sliders-head">
          <b>{words.fileOver.tcp}</b>
          <span class="sliders-tally">{state(tcp, file.tcp.at(-1)!.atMs, tcp === FILE_BYTES)}</span>
        </div>
        <div class="sliders-track">
          <span class="bar" style={{ width: `${(100 * tcp) / FILE_BYTES}%` }} />
        </div>
      </div>
      <div class="sliders-file">
        <div class="sliders-head">
          <b>{words.fileOver.udp}</b>
          <span class={udpOver && missing.length > 0 ? 'sliders-tally bad' : 'sliders-tally'}>
            {udpOver && missing.length > 0
              ? `✕ ${words.fileHoles(String(missing.length), String(pieces))}`
              : state(udp, file.udp.progress.at(-1)!.atMs, udpOver)}
          </span>
        </div>
        <div class="sliders-track">
          <span class="bar udp" style={{ width: `${(100 * reached) / pieces}%` }} />
          {missing
            .filter((piece) => piece < reached)
            .map((piece) => (
              <span key={piece} class="hole" style={{ left: `${(100 * piece) / pieces}%` }} />
            ))}
        </div>
      </div>
    </>
  );
}

function receivedAt(progress: readonly Progress[], atMs: number): number {
  return progress.findLast((point) => point.atMs <= atMs)?.bytes ?? 0;
}
