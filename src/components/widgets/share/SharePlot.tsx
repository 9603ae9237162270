import { useMemo } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { Plot, type PlotBand, type PlotPoint } from '../../net/Plot.tsx';
import '../../net/Plot.css';
import { Prediction } from '../../net/Prediction.tsx';
import { averageOf, BOTTLENECK, DURATION, type Recording } from './recording.ts';
import type { Settings } from './settings.ts';
import type { ShareTexts } from './texts.ts';

interface SharePlotProps {
  readonly lang: Language;
  readonly words: ShareTexts;
  readonly settings: Settings;
  readonly run: Recording | undefined;
  /** How much of the run is shown (s). */
  readonly now: number;
  /** Mbit/s. */
  readonly guess: number | undefined;
  /** Absent once the guess is made. */
  readonly onGuess: ((rate: number) => void) | undefined;
}

const MINE = 'color-mix(in srgb, var(--packet-data) 78%, var(--paper-raised))';
const UDP = 'color-mix(in srgb, var(--packet-udp) 60%, var(--paper-raised))';
const CALL = 'var(--packet-lost)';
/** Others in turns, so that neighbours can be told apart; the bands have edges, too. */
const OTHERS = [
  'color-mix(in srgb, var(--ink-soft) 38%, var(--paper-raised))',
  'color-mix(in srgb, var(--ink-soft) 20%, var(--paper-raised))',
];

/** The bottleneck over time, one band a flow, mine at the bottom, with the guess in the same figure. */
export function SharePlot(props: SharePlotProps) {
  const { lang, words, settings, run, now, guess, onGuess } = props;
  const number = (value: number) => new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(value);
  const rate = (value: number) => words.rate(number(value));
  const bands = useMemo(() => run && bandsOf(run), [run]);
  const until = (points: readonly PlotPoint[]) => points.filter(({ x }) => x <= now + 1e-9);
  const shown = bands?.map((band) => ({ ...band, lower: until(band.lower), upper: until(band.upper) })) ?? [];
  return (
    <Plot
      lang={lang}
      title={words.plot.title}
      description={run ? words.plot.text(rate(averageOf(run, 0)), run.flows.length) : words.plot.empty}
      x={{
        label: words.plot.x,
        domain: [0, DURATION],
        format: (value) => words.seconds(number(value)),
        tick: number,
      }}
      y={{ label: words.plot.y, domain: [0, BOTTLENECK * 1.1], format: rate, tick: number }}
      bands={shown}
      series={
        shown.length > 0
          ? [
              {
                id: 'mine',
                label: words.flows.mine,
                stroke: 'thick',
                colour: 'var(--packet-data)',
                points: shown[0]!.upper,
              },
            ]
          : []
      }
      tableAt={run ? [1, 5, 10, 15, 20] : []}
      height={300}
      overlay={(frame) =>
        guess !== undefined && (
          <Prediction
            lang={lang}
            frame={frame}
            x={DURATION * 0.97}
            value={guess}
            step={0.1}
            format={rate}
            question={words.question(settings.N)}
            {...(onGuess && { onChange: onGuess })}
          />
        )
      }
    />
  );
}

/** Each flow's rate on top of those of the flows below it, in the middle of each interval. */
export function bandsOf({ flows, intervalMs }: Recording): PlotBand[] {
  const below = new Array<number>(flows[0]!.bytes.length).fill(0);
  return flows.map(({ kind, bytes }, place) => {
    const points = () => below.map((y, interval) => ({ x: ((interval + 1) * intervalMs) / 1000, y }));
    const lower = points();
    for (const [interval, count] of bytes.entries()) below[interval]! += (count * 8) / (intervalMs * 1000);
    return { id: `${kind} ${place}`, colour: colourOf(kind, place), lower, upper: points() };
  });
}

export function colourOf(kind: Recording['flows'][number]['kind'], place: number): string {
  if (kind === 'unresponsive') return UDP;
  if (kind === 'call') return CALL;
  return place === 0 ? MINE : OTHERS[place % 2]!;
}
