import type { Arrival, Door, Doors } from '../../../lib/experiments/doors.ts';
import { formatEndpoint } from '../../../lib/net/address.ts';
import { letterOf, routeOf } from './guess.ts';
import type { DemuxTexts } from './texts.ts';

interface HallProps {
  readonly words: DemuxTexts;
  readonly doors: Doors;
  /** In ms; undefined before the run. */
  readonly now: number | undefined;
  /** The way that the learner sent each arrival; undefined before the run, or without a guess. */
  readonly guess: string | undefined;
}

const WIDTH = 360;
const ROW = 44;
const TOP = 30;
const HOST = { x: 196, width: 160 };
const SENDER = { x: 2, width: 56, height: 40 };
const DOOR = { x: HOST.x + 14, width: 13, height: 24 };

/** The senders left, server.lab with its doors right; letters go to the doors that the model puts them through. */
export function Hall({ words, doors, now, guess }: HallProps) {
  const height = TOP + doors.doors.length * ROW + 34;
  const route = routeOf(doors);
  const rowOf = (letter: string) => {
    const place = letter === '-' ? doors.doors.length : letter.charCodeAt(0) - 97;
    return TOP + place * ROW + ROW / 2;
  };
  const senderAt = (from: Arrival['from']) => ({
    x: SENDER.x + SENDER.width,
    y: from === 'garam' ? height * 0.3 : height * 0.68,
  });
  const time = now ?? 0;
  const inside = doors.arrivals.map(({ arrivedMs }) => now !== undefined && time >= arrivedMs);
  return (
    <svg
      class="demux-hall"
      role="img"
      aria-label={words.hallText(inside.filter(Boolean).length, doors.arrivals.length)}
      viewBox={`0 0 ${WIDTH} ${height}`}
    >
      {(['garam', 'narae'] as const).map((from) => {
        const { y } = senderAt(from);
        return (
          <g key={from}>
            <path
              class="demux-road"
              d={`M${SENDER.x + SENDER.width} ${y}L${HOST.x} ${TOP + (height - TOP) / 2 - 20}`}
            />
            <rect
              class="demux-wall"
              x={SENDER.x}
              y={y - SENDER.height / 2}
              width={SENDER.width}
              height={SENDER.height}
            />
            <text class="demux-name" x={SENDER.x + SENDER.width / 2} y={y + 4} text-anchor="middle">
              {words.senders[from]}
            </text>
            <text class="demux-small" x={SENDER.x} y={y + 35}>
              {from === 'garam' ? '10.0.0.11' : '10.0.0.12'}
            </text>
          </g>
        );
      })}
      <text class="demux-name" x={HOST.x + HOST.width / 2} y="14" text-anchor="middle">
        server.lab
      </text>
      <rect
        class="demux-wall"
        x={HOST.x}
        y={TOP - 8}
        width={HOST.width}
        height={doors.doors.length * ROW + 14}
      />
      {doors.doors.map((door, place) => (
        <DoorSign
          key={door.socket}
          words={words}
          door={door}
          letter={letterOf(place)}
          y={rowOf(letterOf(place))}
        />
      ))}
      {now !== undefined && route.includes('-') && (
        <text class="demux-name" x={HOST.x + 34} y={rowOf('-') + 4}>
          {words.noDoorFits}
        </text>
      )}
      {doors.arrivals.map((arrival, index) => {
        const letter = route[index]!;
        const before = [...route.slice(0, index)].filter((other) => other === letter).length;
        const end = { x: DOOR.x - 26 - before * 25, y: rowOf(letter) };
        const from = senderAt(arrival.from);
        if (now === undefined || now < arrival.sentMs) return null;
        const share = Math.min((now - arrival.sentMs) / (arrival.arrivedMs - arrival.sentMs), 1);
        const gate = { x: HOST.x - 8, y: TOP + (height - TOP) / 2 - 20 };
        const at =
          share < 1 ? { x: from.x + (gate.x - from.x) * share, y: from.y + (gate.y - from.y) * share } : end;
        const guessed = guess?.[index];
        return (
          <g key={`${arrival.sentMs}`}>
            {share === 1 && guessed !== undefined && guessed !== letter && (
              <g>
                <rect class="demux-ghost" x={DOOR.x - 92} y={rowOf(guessed) - 8} width="20" height="16" />
                <text class="demux-ghost-number" x={DOOR.x - 82} y={rowOf(guessed) + 4} text-anchor="middle">
                  {index + 1}
                </text>
              </g>
            )}
            <Envelope kind={arrival.kind} number={index + 1} x={at.x} y={at.y} />
          </g>
        );
      })}
    </svg>
  );
}

interface DoorSignProps {
  readonly words: DemuxTexts;
  readonly door: Door;
  readonly letter: string;
  readonly y: number;
}

function DoorSign({ words, door, letter, y }: DoorSignProps) {
  const { process, protocol, local, remote } = door;
  return (
    <g>
      <rect
        class={remote ? 'demux-door connected' : 'demux-door'}
        x={DOOR.x}
        y={y - DOOR.height / 2}
        width={DOOR.width}
        height={DOOR.height}
      />
      <text class="demux-name" x={DOOR.x + DOOR.width + 6} y={y - 3}>
        {letter.toUpperCase()}{' '}
        {remote ? words.connected : words.processes[process as keyof DemuxTexts['processes']]}
      </text>
      <text class="demux-small" x={DOOR.x + DOOR.width + 6} y={y + 12}>
        {remote ? formatEndpoint(remote) : `${protocol.toUpperCase()} ${formatEndpoint(local)}`}
      </text>
    </g>
  );
}

interface EnvelopeProps {
  readonly kind: Arrival['kind'];
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

/** An envelope with its number; a datagram's has a double border, a SYN's is open. */
function Envelope({ kind, number, x, y }: EnvelopeProps) {
  return (
    <g class={`demux-envelope ${kind}`} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <rect x="-11" y="-8" width="22" height="16" />
      {kind === 'datagram' && <rect x="-8.5" y="-5.5" width="17" height="11" />}
      <text y="4" text-anchor="middle">
        {number}
      </text>
    </g>
  );
}
