import { momentAt } from '../../../lib/queueing/timeline.ts';
import type { Recording } from './recording.ts';
import { type Settings, WATCHED } from './settings.ts';
import type { LoadTexts } from './texts.ts';

interface SceneProps {
  readonly words: LoadTexts;
  readonly settings: Settings;
  readonly recording: Recording | undefined;
  readonly now: number;
}

const WIDTH = 360;
const CELL = 9;
const COLUMNS = 15;
/** Where the waiting rooms end and the servers stand. */
const ROOM = { left: 132, right: 132 + COLUMNS * CELL };
const SERVER = { x: 290, width: 34 };
const BALANCER = { x: 62, width: 34 };
/** Requests this near before their arrival are drawn on their way (s). */
const AHEAD = 0.1;
/** How long a request that nobody served stays to be seen (s). */
const MOURNED = 0.15;

/** Requests as dots: on their way to the one address, in the waiting rooms, in service, or crossed out. */
export function Scene({ words, settings, recording, now }: SceneProps) {
  const { c, B, fail, notice } = settings;
  const rows = c === 1 ? 4 : c <= 3 ? 2 : 1;
  const gap = c <= 3 ? 34 : 24;
  const height = rows * CELL + gap;
  const top = Math.max(8, 66 - (c * height) / 2);
  const total = Math.max(132, top * 2 + c * height);
  const middle = top + (c * height) / 2;
  const seats = rows * COLUMNS;
  const rowOf = (server: number) => top + server * height + gap / 2;
  const seat = (server: number, place: number) => ({
    x: ROOM.right - CELL * ((place % COLUMNS) + 0.5),
    y: rowOf(server) + CELL * (rows - Math.floor(place / COLUMNS) - 0.5),
  });
  /** Where requests arrive: at the balancer, or at the end of the only queue. */
  const gate = c > 1 ? { x: BALANCER.x, y: middle } : { x: ROOM.left - 6, y: seat(0, 0).y };
  const address =
    c > 1
      ? { x: BALANCER.x - 24, y: middle + 31 }
      : { x: SERVER.x + SERVER.width / 2, y: rowOf(0) + rows * CELL + 22 };
  const requests = recording?.requests ?? [];
  const { present, lengths } = momentAt(requests, c, recording ? now : 0);
  const queues = Array.from({ length: c }, (_, server) =>
    present.filter((request) => request.server === server && !isServed(request.start, now)),
  );
  const serving = new Set(
    present.filter(({ start }) => isServed(start, now)).map(({ server }) => server ?? -1),
  );
  const coming = requests.filter(({ arrival }) => arrival > now && arrival < now + AHEAD);
  const gone = requests.filter(
    ({ fate, end = 0 }) => (fate === 'dropped' || fate === 'lost') && end <= now && end > now - MOURNED,
  );
  const dead = (server: number) => server === 0 && fail > 0 && recording !== undefined && now >= fail;
  const unseen = fail > 0 && now >= fail && now < fail + notice && recording !== undefined;
  const places = B === 0 ? 0 : Math.min(B - 1, seats);

  return (
    <svg
      class="load-scene"
      role="img"
      aria-label={words.sceneText(now, lengths, WATCHED)}
      viewBox={`0 0 ${WIDTH} ${total}`}
    >
      <path class="load-road" d={`M0 ${gate.y}H${gate.x}`} />
      <text class="load-name" x={2} y={gate.y - 10}>
        {words.requests}
      </text>
      {c > 1 && (
        <>
          {Array.from({ length: c }, (_, server) => (
            <path
              key={server}
              class={dead(server) && !unseen ? 'load-road closed' : 'load-road'}
              d={`M${BALANCER.x + BALANCER.width} ${middle}L${ROOM.left - 6} ${rowOf(server) + (rows * CELL) / 2}`}
            />
          ))}
          <rect class="load-wall" x={BALANCER.x} y={middle - 17} width={BALANCER.width} height="34" />
          <path class="load-door" d={`M${BALANCER.x + 13} ${middle + 17}v-12h8v12z`} />
          <text class="load-name" x={BALANCER.x + BALANCER.width / 2} y={middle - 23} text-anchor="middle">
            {words.balancer}
          </text>
        </>
      )}
      <text class="load-address" x={address.x} y={address.y} text-anchor="middle">
        203.0.113.80
      </text>
      {Array.from({ length: c }, (_, server) => {
        const queue = queues[server]!;
        const y = rowOf(server);
        const box = { y: y - 6, height: rows * CELL + 12 };
        return (
          <g key={server} class={dead(server) ? 'load-dead' : undefined}>
            {places > 0 && (
              <path
                class="load-seats"
                d={Array.from({ length: places }, (_, place) => {
                  const at = seat(server, place);
                  return `M${at.x - 3.2} ${at.y - 3.2}h6.4v6.4h-6.4z`;
                }).join('')}
              />
            )}
            {places === 0 && (
              <path class="load-floor" d={`M${ROOM.left} ${y + rows * CELL + 2}H${ROOM.right}`} />
            )}
            <path
              class="load-dots"
              d={queue
                .slice(0, seats)
                .map((_, place) => dot(seat(server, place)))
                .join('')}
            />
            {queue.length > seats && (
              <text class="load-more" x={ROOM.left - 2} y={y - 4}>
                {words.more(queue.length - seats)}
              </text>
            )}
            <rect class="load-wall" x={SERVER.x} y={box.y} width={SERVER.width} height={box.height} />
            <path class="load-door filled" d={`M${SERVER.x + 13} ${box.y + box.height}v-9h8v9z`} />
            {serving.has(server) && (
              <path class="load-dots busy" d={dot({ x: SERVER.x + 17, y: box.y + (box.height - 9) / 2 })} />
            )}
            {dead(server) && (
              <path
                class="load-cross"
                d={`M${SERVER.x + 4} ${box.y + 3}l26 ${box.height - 6}m0 ${6 - box.height}l-26 ${box.height - 6}`}
              />
            )}
            {c > 1 && (
              <text class="load-name" x={SERVER.x + SERVER.width + 5} y={y + (rows * CELL) / 2 + 4}>
                {server + 1}
              </text>
            )}
          </g>
        );
      })}
      <path
        class="load-dots"
        d={coming
          .map(({ arrival }) => dot({ x: gate.x * (1 - (arrival - now) / AHEAD), y: gate.y }))
          .join('')}
      />
      <path
        class="load-cross"
        d={gone
          .map(({ server, end = 0, number }) => {
            const far = ((now - end) / MOURNED) * 18;
            return cross({
              x: ROOM.left - 14 + (number % 3) * 4,
              y: rowOf(server ?? 0) + (rows * CELL) / 2 + far,
            });
          })
          .join('')}
      />
    </svg>
  );
}

const isServed = (start: number | undefined, now: number): boolean => start !== undefined && start <= now;

interface Spot {
  readonly x: number;
  readonly y: number;
}

const dot = ({ x, y }: Spot): string => `M${(x - 3).toFixed(1)} ${y.toFixed(1)}a3 3 0 1 0 6 0a3 3 0 1 0-6 0`;

const cross = ({ x, y }: Spot): string => `M${(x - 3).toFixed(1)} ${(y - 3).toFixed(1)}l6 6m0-6l-6 6`;
