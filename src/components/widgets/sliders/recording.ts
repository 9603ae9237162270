import { download, type Progress } from '../../../lib/experiments/download.ts';
import { type FileInDatagrams, fileInDatagrams } from '../../../lib/experiments/file-in-datagrams.ts';
import type { Steps } from '../../../lib/experiments/steps.ts';
import { type Call, calling, type Spoken } from '../../../lib/experiments/voice.ts';
import { type Settings, sceneOf } from './settings.ts';

/** A call of 100 frames and, in the last scene, a file, over TCP and over UDP; each of them alone on a way like the others'. */
export interface Recording {
  readonly tcp: Spoken;
  readonly udp: Spoken;
  readonly file: { readonly tcp: readonly Progress[]; readonly udp: FileInDatagrams } | undefined;
  /** When nothing more happens (s). */
  readonly end: number;
}

export const FILE_BYTES = 1e6;
/** Of a frame, mouth to ear (ms). */
export const DEADLINE = 150;
export const INTERVAL = 20;

export function* record(settings: Settings): Steps<Recording> {
  const { loss, delay, rate, jitter, seed } = settings;
  const way = {
    rttMs: delay * 2,
    rate: rate * 1e6,
    jitterMs: jitter,
    loss: { probability: loss / 100, seed },
  };
  const call = { ...way, deadlineMs: DEADLINE, intervalMs: INTERVAL, traced: true } satisfies Partial<Call>;
  const tcp = yield* calling({ ...call, protocol: 'tcp' });
  const udp = yield* calling({ ...call, protocol: 'udp' });
  const file =
    sceneOf(settings) === 'file'
      ? {
          tcp: yield* download({ ...way, bytes: FILE_BYTES }),
          udp: yield* fileInDatagrams({ ...way, bytes: FILE_BYTES }),
        }
      : undefined;
  const ends = [
    ...[tcp, udp].flatMap(({ frames }) =>
      frames.map(({ sentMs, arrivedMs }) => Math.max(sentMs + DEADLINE, arrivedMs ?? 0)),
    ),
    ...(file ? [file.tcp.at(-1)!.atMs, file.udp.progress.at(-1)?.atMs ?? 0] : []),
  ];
  return { tcp, udp, file, end: Math.max(...ends) / 1000 };
}

/** When the next thing happens: a frame is spoken or arrives, a part of the file arrives (s). */
export function nextEvent({ tcp, udp, file, end }: Recording, now: number): number {
  const times = [
    ...[tcp, udp].flatMap(({ frames }) =>
      frames.flatMap(({ sentMs, arrivedMs }) => [sentMs, arrivedMs ?? sentMs + DEADLINE]),
    ),
    ...(file ? [...file.tcp, ...file.udp.progress].map(({ atMs }) => atMs) : []),
  ].filter((ms) => ms / 1000 > now + 1e-9);
  return times.length > 0 ? Math.min(...times) / 1000 : end;
}
