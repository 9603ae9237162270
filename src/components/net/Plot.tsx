import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { linearScale, type Scale, ticks } from './PlotScale.ts';
import { formatAt, PlotTable, valueAt } from './PlotTable.tsx';
import { type Lang, plotTexts } from './plot-texts.ts';

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

/** One line. `stroke` is its shape; colour only repeats what the label of its mark or its last point says. */
export interface PlotSeries {
  readonly id: string;
  readonly label: string;
  readonly points: readonly PlotPoint[];
  readonly stroke: 'thick' | 'thin' | 'dashed';
  readonly colour: string;
  /** Writes the label at the line's end; leave it out where a mark on the line already names it. */
  readonly labelled?: boolean;
}

/** The room between two lines, drawn behind everything else: a part of a whole over time. */
export interface PlotBand {
  readonly id: string;
  readonly colour: string;
  readonly lower: readonly PlotPoint[];
  readonly upper: readonly PlotPoint[];
}

/** A single point with its words beside it. */
export interface PlotMark extends PlotPoint {
  readonly label: string;
  readonly shape: 'circle' | 'square';
  readonly colour: string;
  readonly side?: 'left' | 'right' | 'above' | 'below';
}

export interface PlotAxis {
  readonly label: string;
  readonly domain: readonly [number, number];
  /** A value with its unit, for readouts and the table. */
  readonly format: (value: number) => string;
  /** A value on the axis itself, where the axis label carries the unit. */
  readonly tick: (value: number) => string;
}

/** What an overlay needs to draw in the plot's own coordinates (px from the figure's top left). */
export interface PlotFrame {
  readonly width: number;
  readonly height: number;
  readonly x: Scale;
  readonly y: Scale;
}

export interface PlotProps {
  readonly lang: Lang;
  /** The name of the figure, and what it shows in one or two sentences (also for screen readers). */
  readonly title: string;
  readonly description: string;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly series: readonly PlotSeries[];
  readonly bands?: readonly PlotBand[];
  readonly marks?: readonly PlotMark[];
  /** The x values of the table's rows. */
  readonly tableAt: readonly number[];
  /** The x values a reader may stop at; none = no readout. */
  readonly readAt?: readonly number[];
  readonly height?: number;
  /** Drawn over the plot, in HTML: a Prediction, a clock line. Not before the plot has been measured in the page. */
  readonly overlay?: (frame: PlotFrame) => ComponentChildren;
  /** The table open from the start (print). */
  readonly tableOpen?: boolean;
}

const margin = { top: 34, right: 14, bottom: 44, left: 52 };
const serverWidth = 440;
/** Narrower than its margins and a little, as while the page is still being laid out, nothing can be drawn. */
const leastWidth = 120;

/**
 * Line plot of y over x: axes with units, labels on the lines instead of a legend, the same numbers as a table.
 * Whoever shows it brings its style sheet, Plot.css: some in the page, others with the part that has it.
 * With `readAt`, pointing at the plot (or arrow keys on it) reads all lines at one x.
 */
export function Plot(props: PlotProps) {
  const { lang, title, description, x, y, series, bands = [], marks = [], readAt = [], height = 320 } = props;
  const words = plotTexts[lang];
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<number>();
  const width = measured ?? serverWidth;
  const [reading, setReading] = useState<number>();

  // Before the first paint: what stands below must not move.
  useLayoutEffect(() => {
    const take = (width = 0) =>
      setMeasured(Math.round(width) >= leastWidth ? Math.round(width) : serverWidth);
    take(box.current?.clientWidth);
    const observer = new ResizeObserver(([entry]) => take(entry?.contentRect.width));
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  const frame: PlotFrame = {
    width,
    height,
    x: linearScale(x.domain, [margin.left, width - margin.right]),
    y: linearScale(y.domain, [height - margin.bottom, margin.top]),
  };
  const read = reading === undefined ? undefined : readAt[Math.min(reading, readAt.length - 1)];
  const readout = (value: number) =>
    [x.format(value), ...series.map((one) => `${one.label} ${formatAt(y, one, value)}`)].join(' · ');

  return (
    <figure class="plot">
      <div class="plot-box" ref={box}>
        <svg
          role="img"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-text`}
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-text`}>{description}</desc>
          <clipPath id={`${id}-clip`}>
            <rect
              x={margin.left}
              y={margin.top - 6}
              width={width - margin.left - margin.right + 6}
              height={height - margin.top - margin.bottom + 6}
            />
          </clipPath>
          <Axes frame={frame} x={x} y={y} />
          <g clip-path={`url(#${id}-clip)`}>
            {bands.map(({ id: band, colour, lower, upper }) => (
              <path
                key={band}
                class="plot-band"
                fill={colour}
                d={lower.length > 0 ? `${pathOf([...upper, ...[...lower].reverse()], frame)}Z` : ''}
              />
            ))}
            {series.map((one) => (
              <path
                key={one.id}
                class={`plot-line plot-line-${one.stroke}`}
                stroke={one.colour}
                d={pathOf(one.points, frame)}
              />
            ))}
          </g>
          {series.map((one) => one.labelled && <SeriesLabel key={one.id} series={one} frame={frame} />)}
          {marks.map((mark) => (
            <MarkShape key={`${mark.x} ${mark.label}`} mark={mark} frame={frame} />
          ))}
          {read !== undefined && (
            <g>
              <line
                class="plot-guide"
                x1={frame.x.at(read)}
                x2={frame.x.at(read)}
                y1={margin.top}
                y2={height - margin.bottom}
              />
              {series.map((one) => {
                const value = valueAt(one, read);
                return value === undefined || value > y.domain[1] ? null : (
                  <circle
                    key={one.id}
                    class="plot-read"
                    cx={frame.x.at(read)}
                    cy={frame.y.at(value)}
                    r="4.5"
                    stroke={one.colour}
                  />
                );
              })}
            </g>
          )}
        </svg>
        {readAt.length > 0 && (
          <input
            class="plot-cursor"
            type="range"
            min="0"
            max={readAt.length - 1}
            step="1"
            style={{
              left: `${margin.left}px`,
              right: `${margin.right}px`,
              top: `${margin.top}px`,
              bottom: `${margin.bottom}px`,
            }}
            aria-label={words.readAt(x.label)}
            aria-valuetext={readout(read ?? readAt[0]!)}
            value={reading ?? 0}
            onInput={(event) => setReading(Number(event.currentTarget.value))}
            onFocus={() => setReading((current) => current ?? 0)}
            onBlur={() => setReading(undefined)}
            onPointerMove={(event) => {
              const { left } = event.currentTarget.getBoundingClientRect();
              setReading(nearest(readAt, frame.x.invert(event.clientX - left + margin.left)));
            }}
            onPointerLeave={(event) => {
              if (event.currentTarget !== document.activeElement) setReading(undefined);
            }}
          />
        )}
        {measured !== undefined && props.overlay?.(frame)}
      </div>
      {readAt.length > 0 && (
        <p class={`plot-readout${read === undefined ? '' : ' plot-reading'}`} aria-hidden="true">
          {read === undefined ? words.readHint : readout(read)}
        </p>
      )}
      {props.tableAt.length > 0 && <PlotTable {...props} />}
    </figure>
  );
}

function Axes({ frame, x, y }: { frame: PlotFrame; x: PlotAxis; y: PlotAxis }) {
  const bottom = frame.height - margin.bottom;
  const right = frame.width - margin.right;
  return (
    <g class="plot-axes">
      {ticks(y.domain, 5).map((value) => (
        <g key={value}>
          <line class="plot-grid" x1={margin.left} x2={right} y1={frame.y.at(value)} y2={frame.y.at(value)} />
          <text x={margin.left - 8} y={frame.y.at(value)} text-anchor="end" dominant-baseline="central">
            {y.tick(value)}
          </text>
        </g>
      ))}
      {ticks(x.domain, Math.min(8, frame.width / 55)).map((value) => (
        <g key={value}>
          <line class="plot-tick" x1={frame.x.at(value)} x2={frame.x.at(value)} y1={bottom} y2={bottom + 5} />
          <text x={frame.x.at(value)} y={bottom + 19} text-anchor="middle">
            {x.tick(value)}
          </text>
        </g>
      ))}
      <line class="plot-axis" x1={margin.left} x2={right} y1={bottom} y2={bottom} />
      <text class="plot-axis-label" x={4} y={14}>
        {y.label}
      </text>
      <text class="plot-axis-label" x={right} y={frame.height - 6} text-anchor="end">
        {x.label}
      </text>
    </g>
  );
}

/** At the last point inside the plot. */
function SeriesLabel({ series, frame }: { series: PlotSeries; frame: PlotFrame }) {
  const anchor = series.points.findLast(({ x, y }) => y <= frame.y.domain[1] && x <= frame.x.domain[1]);
  if (!anchor) return null;
  return (
    <text
      class="plot-label"
      fill={series.colour}
      x={frame.x.at(anchor.x)}
      y={frame.y.at(anchor.y) - 9}
      text-anchor="end"
    >
      {series.label}
    </text>
  );
}

function MarkShape({ mark, frame }: { mark: PlotMark; frame: PlotFrame }) {
  const cx = frame.x.at(mark.x);
  const cy = frame.y.at(mark.y);
  const side = mark.side ?? (cx > frame.width * 0.62 ? 'left' : 'right');
  /** Words centred on the point, unless it is too near an edge. */
  const over =
    frame.width - cx < 48
      ? { x: frame.width, anchor: 'end' as const }
      : cx < margin.left + 60
        ? { x: margin.left + 4, anchor: 'start' as const }
        : { x: cx, anchor: 'middle' as const };
  const place = {
    left: { x: cx - 10, y: cy, anchor: 'end', baseline: 'central' },
    right: { x: cx + 10, y: cy, anchor: 'start', baseline: 'central' },
    above: { ...over, y: cy - 11, baseline: 'auto' },
    below: { ...over, y: cy + 20, baseline: 'auto' },
  }[side];
  return (
    <g>
      {mark.shape === 'circle' ? (
        <circle class="plot-mark" cx={cx} cy={cy} r="5.5" fill={mark.colour} />
      ) : (
        <rect class="plot-mark" x={cx - 5} y={cy - 5} width="10" height="10" fill={mark.colour} />
      )}
      <text
        class="plot-mark-label"
        x={place.x}
        y={place.y}
        text-anchor={place.anchor}
        dominant-baseline={place.baseline}
      >
        {mark.label}
      </text>
    </g>
  );
}

function pathOf(points: readonly PlotPoint[], frame: PlotFrame): string {
  return points
    .map(
      (point, index) =>
        `${index ? 'L' : 'M'}${frame.x.at(point.x).toFixed(1)} ${frame.y.at(point.y).toFixed(1)}`,
    )
    .join('');
}

/** The index of the value nearest to `target`. */
export function nearest(values: readonly number[], target: number): number {
  return values.reduce(
    (best, value, index) => (Math.abs(value - target) < Math.abs(values[best]! - target) ? index : best),
    0,
  );
}
