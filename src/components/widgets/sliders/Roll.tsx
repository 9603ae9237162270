import { type Frame, fateAt } from '../../../lib/experiments/voice.ts';
import { DEADLINE } from './recording.ts';

interface RollProps {
  readonly frames: readonly Frame[];
  /** The time of the call (ms). */
  readonly atMs: number;
  /** What the strip shows, in a sentence. */
  readonly text: string;
}

const PITCH = 4;
const HEIGHT = 30;

/** The frames of a call as on a piano roll, left to right as they were spoken: long in time, short late, a cross never. */
export function Roll({ frames, atMs, text }: RollProps) {
  const marks: Record<ReturnType<typeof fateAt>, string> = {
    unspoken: '',
    'under-way': '',
    'on-time': '',
    late: '',
    lost: '',
  };
  for (const [place, frame] of frames.entries()) {
    const fate = fateAt(frame, atMs, DEADLINE);
    const x = place * PITCH + PITCH / 2;
    marks[fate] += {
      unspoken: `M${x} ${HEIGHT}v-2`,
      'under-way': `M${x} ${HEIGHT}v-5`,
      'on-time': `M${x} ${HEIGHT}V3`,
      late: `M${x} ${HEIGHT}v-11`,
      lost: `M${x - 1.5} 11l3 8m0 -8l-3 8`,
    }[fate];
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
