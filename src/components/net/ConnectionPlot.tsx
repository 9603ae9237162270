import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { formatEndpoint } from '../../lib/net/address.ts';
import {
  type ConnectionSeries,
  pointsOf,
  type Quantity,
  type SeriesPoint,
} from '../../lib/net/trace/series.ts';
import styles from './ConnectionPlot.css?inline';
import { counterTexts } from './counter-texts.ts';
import { addStyle } from './late-style.ts';
import plotStyles from './Plot.css?inline';
import { Plot, type PlotSeries } from './Plot.tsx';
import { count } from './packet-texts.ts';
import type { PacketFigure } from './trace-view.ts';

addStyle(plotStyles);
addStyle(styles);

/** More points than a plot has pixels draw nothing more. */
const MOST_POINTS = 2000;
/** Rows of the plot's table, and stops of its reading line. */
const STOPS = 40;

/** One end of a TCP connection over time: its congestion window, or the round-trip times it measured. */
export function ConnectionPlot({ lang, view }: Pick<PacketFigure, 'lang' | 'view'>) {
  const texts = counterTexts[lang];
  const id = useId();
  const chosen = useSignal('');
  const what = useSignal<'window' | 'time'>('window');
  const series = view.series.find((one) => nameOf(one) === chosen.value) ?? busiest(view.series);
  if (!series) return <p class="net-sockets nothing">{texts.noSamples}</p>;
  const isWindow = what.value === 'window';
  const lines = isWindow ? windowLines(series) : timeLines(series);
  const shown = lines.filter(({ points }) => points.length > 0);
  const end = Math.max(...shown.flatMap(({ points }) => points.map(({ x }) => x)), 0.001);
  const top = Math.max(...shown.flatMap(({ points }) => points.map(({ y }) => y)), 1);
  const stops = Array.from({ length: STOPS + 1 }, (_, place) => (end * place) / STOPS);
  const unit = isWindow ? '' : ' ms';
  const name = nameOf(series);
  return (
    <div class="net-connection-plot">
      <div class="choices">
        <label for={`${id}-which`}>{texts.which}</label>
        <select
          id={`${id}-which`}
          value={name}
          onChange={(event) => {
            chosen.value = event.currentTarget.value;
          }}
        >
          {view.series.map((one) => (
            <option key={nameOf(one)}>{nameOf(one)}</option>
          ))}
        </select>
        <label for={`${id}-what`}>{texts.what}</label>
        <select
          id={`${id}-what`}
          value={what.value}
          onChange={(event) => {
            what.value = event.currentTarget.value as 'window' | 'time';
          }}
        >
          <option value="window">{texts.windowPlot}</option>
          <option value="time">{texts.timePlot}</option>
        </select>
      </div>
      <Plot
        lang={lang}
        title={`${isWindow ? texts.windowPlot : texts.timePlot}, ${name}`}
        description={isWindow ? texts.describeWindow(series.host) : texts.describeTime(series.host)}
        x={{
          label: texts.time,
          domain: [0, end],
          format: (value) => `${value.toFixed(3)} s`,
          tick: (value) => String(Math.round(value * 1000) / 1000),
        }}
        y={{
          label: isWindow ? texts.segments : texts.milliseconds,
          domain: [0, top * 1.1],
          format: (value) => `${count(Math.round(value * 10) / 10, lang)}${unit}`,
          tick: (value) => count(value, lang),
        }}
        series={shown}
        tableAt={stops}
        readAt={stops}
      />
    </div>
  );

  function windowLines(of: ConnectionSeries): PlotSeries[] {
    return [
      line(of, 'cwnd', texts.cwnd, 'thick', 'var(--packet-data)'),
      line(of, 'inFlight', texts.inFlight, 'thin', 'var(--ink-soft)'),
      line(of, 'ssthresh', texts.ssthresh, 'dashed', 'var(--packet-retransmission)'),
    ];
  }

  function timeLines(of: ConnectionSeries): PlotSeries[] {
    return [
      line(of, 'rto', texts.rto, 'dashed', 'var(--packet-retransmission)'),
      line(of, 'srtt', 'SRTT', 'thick', 'var(--packet-data)'),
      line(of, 'rtt', texts.latestRtt, 'thin', 'var(--ink-soft)'),
    ];
  }
}

function line(
  series: ConnectionSeries,
  quantity: Quantity,
  label: string,
  stroke: PlotSeries['stroke'],
  colour: string,
): PlotSeries {
  return {
    id: quantity,
    label,
    points: thinned(steps(pointsOf(series, quantity))),
    stroke,
    colour,
    labelled: true,
  };
}

/** A value holds until the next: the line goes on level, then up or down. */
function steps(points: readonly SeriesPoint[]): SeriesPoint[] {
  return points.flatMap((point, place) => {
    const before = points[place - 1];
    return before && before.y !== point.y ? [{ x: point.x, y: before.y }, point] : [point];
  });
}

/** Every so many points, and the last. */
function thinned(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const every = Math.ceil(points.length / MOST_POINTS);
  return every <= 1
    ? points
    : points.filter((_, place) => place % every === 0 || place === points.length - 1);
}

/** Who sends the most has the most to show. */
const busiest = (series: readonly ConnectionSeries[]): ConnectionSeries | undefined =>
  series.toSorted((one, other) => other.samples.at(-1)!.bytesAcked - one.samples.at(-1)!.bytesAcked)[0];

const nameOf = ({ host, local, remote }: ConnectionSeries): string =>
  `${host} ${formatEndpoint(local)} → ${formatEndpoint(remote)}`;
