import type { Numbers } from './numbers.ts';
import { BINS, type Moment } from './recording.ts';
import type { LoadTexts } from './texts.ts';

interface HistogramProps {
  readonly words: LoadTexts;
  readonly numbers: Numbers;
  /** The width of a bar (s). */
  readonly bin: number;
  readonly moment: Moment | undefined;
}

const WIDTH = 360;
const HEIGHT = 96;
const BAR = WIDTH / BINS;
const BASE = 72;
const TALL = 48;

/** How long the requests served so far took: one bar a stretch of time, with the middle one and the slowest hundredth marked. */
export function Histogram({ words, numbers, bin, moment }: HistogramProps) {
  const counts = moment?.histogram ?? [];
  const most = Math.max(1, ...counts);
  const at = (seconds: number) => Math.min(seconds / bin, BINS) * BAR;
  const marks = [
    ['p50', moment?.p50],
    ['p99', moment?.p99],
  ] as const;
  return (
    <figure class="load-histogram">
      <figcaption>{words.histogram}</figcaption>
      <svg
        role="img"
        aria-label={words.histogramText(numbers.ms(moment?.p50), numbers.ms(moment?.p99))}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      >
        <path
          class="load-bars"
          d={counts
            .map((count, place) => {
              const height = (count / most) * TALL;
              return count > 0
                ? `M${place * BAR + 1} ${BASE}v${-Math.max(height, 1)}h${BAR - 2}V${BASE}z`
                : '';
            })
            .join('')}
        />
        <path class="load-axis" d={`M0 ${BASE}H${WIDTH}`} />
        {[0, 0.25, 0.5, 0.75].map((share) => (
          <text
            key={share}
            class="load-tick"
            x={share * WIDTH}
            y={BASE + 14}
            text-anchor={share === 0 ? 'start' : 'middle'}
          >
            {numbers.ms(share * BINS * bin)}
          </text>
        ))}
        {marks.map(
          ([name, seconds], place) =>
            seconds !== undefined && (
              <g key={name}>
                <path class="load-mark" d={`M${at(seconds)} ${BASE}V${place * 13 + 12}`} />
                <text
                  class="load-quantile"
                  x={at(seconds) + (at(seconds) > WIDTH * 0.6 ? -4 : 4)}
                  y={place * 13 + 12}
                  text-anchor={at(seconds) > WIDTH * 0.6 ? 'end' : 'start'}
                >
                  {name} {numbers.ms(seconds)}
                </text>
              </g>
            ),
        )}
      </svg>
    </figure>
  );
}
