import { useMemo } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { Plot, type PlotAxis, type PlotMark, type PlotSeries } from '../../net/Plot.tsx';
import '../../net/Plot.css';
import { Prediction } from '../../net/Prediction.tsx';
import { byChance } from './model.ts';
import type { Numbers } from './numbers.ts';
import { type Question, rateBefore } from './question.ts';
import { type Recording, unanswered } from './recording.ts';
import { SERVICE_RATE, type Settings, WATCHED } from './settings.ts';
import type { LoadTexts } from './texts.ts';

interface LoadPlotProps {
  readonly lang: Language;
  readonly words: LoadTexts;
  readonly numbers: Numbers;
  readonly settings: Settings;
  readonly question: Question;
  /** The run, once it has been seen to its end. */
  readonly recording: Recording | undefined;
  /** Whether the curves may be seen. */
  readonly revealed: boolean;
  readonly guess: number | undefined;
  readonly onGuess: ((value: number) => void) | undefined;
  readonly tableOpen?: boolean;
}

const ONE = 'var(--packet-retransmission)';
const ALL = 'var(--packet-data)';
/** Seconds of arrivals in one point of the curve over time. */
const WINDOW = 2;

/** What the tab asks about, over the load or over time, with the guess in the same figure. */
export function LoadPlot(props: LoadPlotProps) {
  const { lang, words, numbers, settings, question, recording, revealed, guess, onGuess } = props;
  const { tab, rate, fail, notice } = settings;
  const drawn = useMemo(() => drawingOf(settings, recording), [settings, recording]);
  const format = (value: number) =>
    question.unit === 'ms' ? numbers.ms(value / 1000) : numbers.percent(value / 100);
  const name = (label: string, y: number) => `${label} ${format(y)}`;
  const x: PlotAxis = drawn.overTime
    ? { label: words.axisTime, domain: [0, WATCHED], format: numbers.clock, tick: numbers.plain }
    : { label: words.axisRate, domain: [0, drawn.right], format: words.perSecond, tick: numbers.plain };
  const series: PlotSeries[] = revealed
    ? drawn.series.map((one) => ({ ...one, label: words.series[one.id] }))
    : [];
  const known = tab === 1 ? rateBefore(settings) : rate;
  const before = byChance(known, 1, settings.B).mean * 1000;
  const marks: PlotMark[] = [];
  if (tab !== 4 && tab !== 2 && before <= question.top && (tab === 3 || !revealed)) {
    marks.push({
      x: known,
      y: before,
      label: name(tab === 1 ? words.perSecond(known) : words.series.alone, before),
      shape: 'square',
      colour: ONE,
      side: 'left',
    });
  }
  if (revealed && drawn.result !== undefined && drawn.result <= question.top) {
    const low = drawn.result < question.top * 0.12;
    marks.push({
      x: rate,
      y: drawn.result,
      label: name(tab === 3 ? words.policies[settings.policy] : words.perSecond(rate), drawn.result),
      shape: 'circle',
      colour: ALL,
      side: low ? 'above' : 'left',
    });
  }
  const at = drawn.overTime ? fail + notice + WINDOW : rate;
  return (
    <Plot
      lang={lang}
      title={words.plotTitles[tab - 1]!}
      description={revealed ? words.plotText[tab - 1]! : words.plotEmpty}
      x={x}
      y={{
        label: question.unit === 'ms' ? words.axisMean : words.axisLoss,
        domain: [0, question.top],
        format,
        tick: numbers.plain,
      }}
      series={series}
      marks={marks}
      tableAt={revealed ? drawn.table : []}
      readAt={revealed && !props.tableOpen ? drawn.points : []}
      tableOpen={props.tableOpen ?? false}
      height={300}
      overlay={(frame) =>
        guess !== undefined && (
          <Prediction
            lang={lang}
            frame={frame}
            x={at}
            value={guess}
            step={question.step}
            format={format}
            question={words.questions[tab - 1]!(settings, numbers).ask}
            labelSide={at < x.domain[1] * 0.5 ? 'above' : 'beside'}
            {...(onGuess && { onChange: onGuess })}
          />
        )
      }
    />
  );
}

type SeriesName = keyof LoadTexts['series'];

interface Drawing {
  readonly overTime: boolean;
  readonly right: number;
  readonly series: readonly (Omit<PlotSeries, 'label'> & { readonly id: SeriesName })[];
  readonly result: number | undefined;
  readonly points: readonly number[];
  readonly table: readonly number[];
}

function drawingOf(settings: Settings, recording: Recording | undefined): Drawing {
  const { tab, rate, c, B } = settings;
  if (tab === 4) {
    const points = Array.from({ length: WATCHED / WINDOW }, (_, place) => (place + 1) * WINDOW);
    const share = points.map((x) => ({ x, y: recording ? 100 * unanswered(recording, x - WINDOW, x) : 0 }));
    return {
      overTime: true,
      right: WATCHED,
      series: recording ? [{ id: 'unanswered', stroke: 'thick', colour: ALL, points: share }] : [],
      result: undefined,
      points,
      table: points.filter((x) => x % 10 === 0),
    };
  }
  const right = Math.max(c * SERVICE_RATE * (tab === 2 ? 2 : 1), Math.ceil(rate / 50) * 50);
  const table = [0.25, 0.5, 0.8, 0.9, 0.95, 1.1, 1.5]
    .map((share) => share * c * SERVICE_RATE)
    .filter((x) => x <= right);
  const even = Array.from({ length: 120 }, (_, place) => ((place + 1) * right) / 120);
  const points = [...new Set([...even, ...table])].sort((a, b) => a - b);
  const curve = (of: (x: number) => number) =>
    points.map((x) => ({ x, y: of(x) })).filter(({ y }) => Number.isFinite(y));
  const mean = (servers: number) => curve((x) => byChance(x, servers, B).mean * 1000);
  const alone = { id: 'alone', stroke: 'thin', colour: ONE } as const;
  if (tab === 2) {
    return {
      overTime: false,
      right,
      series: [
        {
          id: 'excess',
          stroke: 'dashed',
          colour: ONE,
          points: curve((x) => Math.max(0, 100 - (100 * c * SERVICE_RATE) / x)),
        },
        { id: 'loss', stroke: 'thick', colour: ALL, points: curve((x) => 100 * byChance(x, c, B).loss) },
      ],
      result: 100 * (recording?.longRun ?? byChance(rate, c, B)).loss,
      points,
      table,
    };
  }
  const result = (recording?.longRun ?? byChance(rate, c, B)).mean * 1000;
  return {
    overTime: false,
    right,
    series:
      c === 1
        ? [{ ...alone, stroke: 'thick', points: mean(1) }]
        : [
            { ...alone, points: mean(1) },
            { id: 'chance', stroke: 'dashed', colour: ALL, labelled: true, points: mean(c) },
          ],
    result: Number.isFinite(result) ? result : undefined,
    points,
    table,
  };
}
