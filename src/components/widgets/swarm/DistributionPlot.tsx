import { useMemo } from 'preact/hooks';
import { Plot, type PlotFrame, type PlotMark, type PlotSeries } from '../../net/Plot.tsx';
import '../../net/Plot.css';
import { Prediction } from '../../net/Prediction.tsx';
import type { Lang } from '../../net/plot-texts.ts';
import { boundsOf, curvesOf } from './model.ts';
import type { Numbers } from './numbers.ts';
import type { Settings } from './settings.ts';
import type { SwarmTexts } from './texts.ts';

interface DistributionPlotProps {
  readonly lang: Lang;
  readonly words: SwarmTexts;
  readonly numbers: Numbers;
  readonly settings: Settings;
  /** The number of receivers whose times are given before the prediction. */
  readonly from: number;
  /** Whether the curves may be seen: after the first run. */
  readonly revealed: boolean;
  /** The learner's guess of the P2P time (s), and whether it can still be moved. */
  readonly guess: number | undefined;
  readonly onGuess: ((seconds: number) => void) | undefined;
  readonly now: number | undefined;
  /** When the run ends (s): then its clock gives way to the result. */
  readonly end?: number | undefined;
  readonly tableOpen?: boolean;
}

const tableRows = [1, 5, 10, 30, 100, 1000];

const colours = { clientServer: 'var(--packet-retransmission)', peerToPeer: 'var(--packet-data)' };

/** The plot's right edge: three steps only, so that moving N moves the point and not the axes. */
const horizon = (N: number): number => (N <= 10 ? 11 : N <= 32 ? 33 : 105);

/** How far one key press moves the prediction (s). */
const guessStep = (N: number): number => (N <= 32 ? 10 : 50);

/** time(N) of both structures, with the learner's guess in the same figure. */
export function DistributionPlot(props: DistributionPlotProps) {
  const { lang, words, numbers, settings, from, revealed, guess, onGuess, now } = props;
  const right = horizon(settings.N);
  const receivers = useMemo(() => Array.from({ length: right }, (_, index) => index + 1), [right]);
  const curves = useMemo(
    () => curvesOf(settings, [...receivers, ...tableRows.filter((N) => N > right)]),
    [settings, right],
  );
  const seen = revealed ? settings.N : from;
  const { clientServer, peerToPeer } = boundsOf({ ...settings, N: seen });
  const same = Math.abs(clientServer.time / peerToPeer.time - 1) < 0.005;

  const top = curves.clientServer[right - 1]!.y * 1.02;
  const series: PlotSeries[] = revealed
    ? [
        {
          id: 'cs',
          label: words.clientServer,
          stroke: 'thin',
          colour: colours.clientServer,
          points: curves.clientServer,
        },
        {
          id: 'p2p',
          label: words.p2p,
          stroke: 'thick',
          colour: colours.peerToPeer,
          points: curves.peerToPeer,
        },
      ]
    : [];
  const name = (structure: string, seconds: number) => `${structure} ${numbers.seconds(seconds)}`;
  const tooLow = revealed && guess !== undefined && guess < peerToPeer.time;
  const early = seen < right * 0.5;
  const marks: PlotMark[] = [
    {
      x: seen,
      y: clientServer.time,
      label: same
        ? name(`${words.clientServer} = ${words.p2p}`, clientServer.time)
        : name(words.clientServer, clientServer.time),
      shape: 'square',
      colour: colours.clientServer,
      side: !revealed ? 'above' : early ? 'right' : 'left',
    },
    {
      x: seen,
      y: peerToPeer.time,
      label: same ? '' : name(words.p2p, peerToPeer.time),
      shape: 'circle',
      colour: colours.peerToPeer,
      side: !revealed
        ? 'right'
        : tooLow
          ? 'above'
          : peerToPeer.time > top * 0.14
            ? 'below'
            : early
              ? 'right'
              : 'above',
    },
  ];
  const described = revealed ? words.plotText : words.plotEmpty;

  return (
    <Plot
      lang={lang}
      title={words.plotTitle}
      description={described(
        numbers.people(seen),
        numbers.seconds(clientServer.time),
        numbers.seconds(peerToPeer.time),
      )}
      x={{ label: words.axisN, domain: [0, right], format: numbers.people, tick: numbers.plain }}
      y={{
        label: words.axisT,
        domain: [0, top],
        format: numbers.seconds,
        tick: numbers.plain,
      }}
      series={series}
      marks={marks}
      tableAt={revealed ? tableRows : []}
      readAt={revealed && now !== undefined ? receivers : []}
      tableOpen={props.tableOpen ?? false}
      overlay={(frame) => (
        <>
          {now !== undefined && (
            <Clock
              frame={frame}
              now={now}
              end={props.end ?? Number.POSITIVE_INFINITY}
              x={settings.N}
              words={words}
              numbers={numbers}
            />
          )}
          {guess !== undefined && (
            <Prediction
              lang={lang}
              frame={frame}
              x={settings.N}
              value={guess}
              step={guessStep(settings.N)}
              format={numbers.seconds}
              question={words.question(numbers.people(from), numbers.people(settings.N))}
              labelSide={settings.N < right * 0.5 ? 'beside' : tooLow ? 'below' : 'above'}
              {...(onGuess && { onChange: onGuess })}
            />
          )}
        </>
      )}
    />
  );
}

/** How far the run has come, on the same time axis as its result. */
function Clock({
  frame,
  now,
  end,
  x,
  words,
  numbers,
}: { frame: PlotFrame; now: number; end: number; x: number } & Pick<
  DistributionPlotProps,
  'words' | 'numbers'
>) {
  if (now <= 0 || now > frame.y.domain[1] || now >= end) return null;
  const left = frame.x.at(0);
  return (
    <div
      class="plot-clock"
      aria-hidden="true"
      style={{ left: `${left}px`, top: `${frame.y.at(now)}px`, width: `${frame.x.at(x) - left}px` }}
    >
      <span>
        {words.clock} {numbers.seconds(now)}
      </span>
    </div>
  );
}
