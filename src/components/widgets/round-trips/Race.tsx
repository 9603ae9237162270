import type { Setup } from '../../../lib/experiments/first-byte.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import type { Lane, Recording } from './experiment.ts';
import type { RoundTripTexts } from './texts.ts';

interface RaceProps {
  readonly lang: Language;
  readonly words: RoundTripTexts;
  readonly setups: readonly Setup[];
  /** Undefined until there is a run. */
  readonly run: Recording | undefined;
  /** Model time (ms). */
  readonly now: number;
  readonly rtt: number;
  /** The learner's order, the quickest first. */
  readonly guess: readonly Setup[] | undefined;
  /** Undefined on paper, where nothing can be chosen. */
  readonly chosen: Setup | undefined;
  readonly onChoose: ((setup: Setup) => void) | undefined;
}

const TOP = 8;
const LANE = 68;
const AXIS = 40;
/** From a lane's left edge to its two lifelines. */
const CLIENT = 16;
const SERVER = 52;
const HEIGHT = 300;

/** The race: one small ladder for each way, all on the same clock, so that what is higher up comes first. */
export function Race(props: RaceProps) {
  const { lang, words, setups, run, now, rtt, guess, chosen, onChoose } = props;
  const last = (run?.end ?? (4 * rtt) / 1000) * 1000;
  const y = (ms: number) => TOP + (ms / last) * (HEIGHT - 16);
  const time = (ms: number) => words.milliseconds(ms.toLocaleString(lang));
  const ticks = Array.from({ length: Math.round(last / rtt) + 1 }, (_, count) => count * rtt);
  const lanes = setups.map((setup) => run?.lanes.find((lane) => lane.setup === setup));
  const done = (lane: Lane | undefined) => lane !== undefined && now >= lane.doneMs - 1e-6;
  return (
    <div class="race">
      <div class="race-heads">
        {setups.map((setup, place) => {
          const lane = lanes[place];
          const rank = guess?.indexOf(setup) ?? -1;
          const head = (
            <>
              <span class="name">{words.setups[setup]}</span>
              <b class="time">{done(lane) ? time(lane!.doneMs) : '\u00a0'}</b>
              <span class="trips">
                {done(lane)
                  ? run!.closed
                    ? words.refused
                    : words.trips(String(lane!.doneMs / rtt))
                  : '\u00a0'}
              </span>
              {rank >= 0 && <span class="rank">{words.guessedRank(words.rank(String(rank + 1)))}</span>}
            </>
          );
          return onChoose ? (
            <button key={setup} type="button" aria-pressed={chosen === setup} onClick={() => onChoose(setup)}>
              {head}
            </button>
          ) : (
            <div key={setup}>{head}</div>
          );
        })}
      </div>
      <svg
        viewBox={`0 0 ${AXIS + setups.length * LANE} ${HEIGHT}`}
        role="img"
        aria-label={words.race(describe(words, time, run))}
      >
        {ticks.map((ms) => (
          <g key={ms}>
            <path class="tick" d={`M${AXIS} ${y(ms)}H${AXIS + setups.length * LANE}`} />
            <text x={AXIS - 4} y={y(ms) + 4} text-anchor="end">
              {ms.toLocaleString(lang)}
            </text>
          </g>
        ))}
        {setups.map((setup, place) => {
          const left = AXIS + place * LANE;
          return (
            <g key={setup} class={chosen === setup ? 'lane chosen' : 'lane'}>
              {chosen === setup && <rect class="ground" x={left} y={0} width={LANE} height={HEIGHT} />}
              <path
                class="lifeline"
                d={`M${left + CLIENT} ${TOP - 4}V${HEIGHT}M${left + SERVER} ${TOP - 4}V${HEIGHT}`}
              />
              {lanes[place] && (
                <Crossings lane={lanes[place]} left={left} y={y} now={now} closed={run!.closed} />
              )}
            </g>
          );
        })}
        {run && onChoose && (
          <path class="clock" d={`M${AXIS} ${y(Math.min(now, last))}H${AXIS + setups.length * LANE}`} />
        )}
      </svg>
    </div>
  );
}

interface CrossingsProps {
  readonly lane: Lane;
  readonly left: number;
  readonly y: (ms: number) => number;
  readonly now: number;
  readonly closed: boolean;
}

function Crossings({ lane, left, y, now, closed }: CrossingsProps) {
  return (
    <>
      {lane.crossings
        .filter(({ sentMs }) => sentMs <= now)
        .map(({ from, name, sentMs, arrivedMs }) => {
          const part = Math.min(1, (now - sentMs) / (arrivedMs - sentMs));
          const [start, end] = from === 'client' ? [CLIENT, SERVER] : [SERVER, CLIENT];
          const to = { x: left + start + (end - start) * part, y: y(sentMs + (arrivedMs - sentMs) * part) };
          const isRefusal = name === 'reset' || name === 'unreachable';
          const isWanted = name === 'answer' || name.endsWith('request');
          return (
            <g key={`${name} ${sentMs}`} class={isRefusal ? 'refusal' : isWanted ? 'wanted' : 'setup'}>
              <path d={`M${left + start} ${y(sentMs)}L${to.x} ${to.y}`} />
              {part === 1 && isRefusal && <path d={`M${to.x - 5} ${to.y - 6}v12`} />}
              {part === 1 && !isRefusal && <circle cx={to.x} cy={to.y} r={isWanted ? 3 : 2} />}
            </g>
          );
        })}
      {now >= lane.doneMs - 1e-6 && (
        <path
          class={closed ? 'flag refusal' : 'flag'}
          d={`M${left + CLIENT - 10} ${y(lane.doneMs)}H${left + SERVER + 10}`}
        />
      )}
    </>
  );
}

function describe(words: RoundTripTexts, time: (ms: number) => string, run: Recording | undefined): string {
  if (!run) return '';
  const lane = run.closed ? words.laneRefused : words.lane;
  return run.lanes.map(({ setup, doneMs }) => lane(words.setups[setup], time(doneMs))).join(', ');
}
