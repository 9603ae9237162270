import { type Frame, fateAt } from '../../../lib/experiments/voice.ts';
import { DEADLINE } from './recording.ts';

interface RollProps {
  readonly frames: readonly Frame[];
  /** The time of the call (ms). */
  readonly atMs: number;
  /** What the strip shows, in a sentence. */
  readonly text: string;
}

type Standing = ReturnType<typeof fateAt>;

const PITCH = 4;
const HEIGHT = 30;
/** From the foot of a mark and back to it. */
const MARKS: Readonly<Record<Standing, string>> = {
  unspoken: 'v-2m0 2',
  'under-way': 'v-5m0 5',
  'on-time': 'v-27m0 27',
  late: 'v-11m0 11',
  lost: 'm-1.5 -19l3 8m0 -8l-3 8m1.5 11',
};

/** The frames of a call as on a piano roll, left to right as they were spoken: long in time, short late, a cross never. */
export function Roll({ frames, atMs, text }: RollProps) {
  const marks: Partial<Record<Standing, string>> = {};
  const reached: Partial<Record<Standing, number>> = {};
  for (const [place, frame] of frames.entries()) {
    const fate = fateAt(frame, atMs, DEADLINE);
    // Moves from mark to mark: most are alike, and compress to nothing in the page.
    const before = reached[fate];
    const move = before === undefined ? `M${place * PITCH + 2} ${HEIGHT}` : `m${(place - before) * PITCH} 0`;
    marks[fate] = `${marks[fate] ?? ''}${move}${MARKS[fate]}`;
    reached[fate] = place;
  }
  return (
    <svg
      class="sliders-roll"
      role="img"
      aria-label={text}
      viewBox={`0 0 ${frames.length * PITCH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {Object.entries(marks).map(([fate, path]) => (
        <path key={fate} class={fate} d={path} />
      ))}
    </svg>
  );
}

/** How many of the frames have met each fate by now. */
export function fatesAt(frames: readonly Frame[], atMs: number) {
  const count = (fate: Frame['fate']) =>
    frames.filter((frame) => fateAt(frame, atMs, DEADLINE) === fate).length;
  return { onTime: count('on-time'), late: count('late'), lost: count('lost') };
}
