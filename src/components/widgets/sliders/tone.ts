/** Semitones above the base note; each is held for ten frames. */
const MELODY = [0, 4, 7, 12, 7, 4, 2, 5, 9, 0];
const BASE = 262;
const FRAMES_A_NOTE = 10;
/** How long sound takes to come and go at a gap, so that it does not click. */
const RAMP = 0.002;
const LOUDNESS = 0.2;

/** A melody of which only the frames that can be played are heard; the others are silence. Samples between −1 and 1. */
export function melodyWithGaps(
  playable: readonly boolean[],
  frameSeconds: number,
  sampleRate: number,
): Float32Array<ArrayBuffer> {
  const length = Math.round(frameSeconds * sampleRate);
  const samples = new Float32Array(playable.length * length);
  const ramp = Math.round(RAMP * sampleRate);
  let phase = 0;
  for (const [frame, isPlayable] of playable.entries()) {
    const note = MELODY[Math.floor(frame / FRAMES_A_NOTE) % MELODY.length]!;
    const step = (2 * Math.PI * BASE * 2 ** (note / 12)) / sampleRate;
    for (let place = 0; place < length; place++) {
      phase += step;
      if (!isPlayable) continue;
      const rise = playable[frame - 1] ? 1 : Math.min(1, place / ramp);
      const fall = playable[frame + 1] ? 1 : Math.min(1, (length - 1 - place) / ramp);
      samples[frame * length + place] = LOUDNESS * Math.min(rise, fall) * Math.sin(phase);
    }
  }
  return samples;
}

/** Plays it; ask only when the learner has. Calls `onEnd` when it is over. The function returned stops it. */
export function play(playable: readonly boolean[], frameSeconds: number, onEnd: () => void): () => void {
  const context = new AudioContext();
  const buffer = context.createBuffer(
    1,
    playable.length * Math.round(frameSeconds * context.sampleRate),
    context.sampleRate,
  );
  buffer.copyToChannel(melodyWithGaps(playable, frameSeconds, context.sampleRate), 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  source.addEventListener('ended', () => {
    void context.close();
    onEnd();
  });
  source.start();
  return () => source.stop();
}
