import type { SceneRun, Session } from '../../../lib/experiments/sessions.ts';
import type { RoleTexts } from './texts.ts';

interface LanesProps {
  readonly words: RoleTexts;
  readonly scene: SceneRun;
  /** In ms; undefined before the run. */
  readonly now: number | undefined;
  /** The learner's clients, one place a session. */
  readonly guess: string | undefined;
  /** Begins the ids of its arrowheads: the figure may stand in a page twice. */
  readonly id: string;
}

const WIDTH = 360;
const LANE = 88;
const TOP = 44;
const DOOR = { width: 11, height: 19 };

/** The hosts side by side, and a lane for each session: first its SYN, then its data, each an arrow of its own. */
export function Lanes({ words, scene: { hosts, sessions }, now, guess, id }: LanesProps) {
  const height = TOP + sessions.length * LANE + 6;
  const xOf = (host: string) => {
    const place = hosts.indexOf(host);
    return hosts.length === 2 ? 66 + place * 228 : 54 + place * 126;
  };
  return (
    <svg
      class="role-lanes"
      role="img"
      aria-label={words.lanesText(hosts, sessions)}
      viewBox={`0 0 ${WIDTH} ${height}`}
    >
      <defs>
        <marker
          id={`${id}-open`}
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerUnits="userSpaceOnUse"
          markerWidth="15"
          markerHeight="15"
          orient="auto-start-reverse"
        >
          <path class="role-head open" d="M1 1 9 5 1 9" />
        </marker>
        <marker
          id={`${id}-filled`}
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerUnits="userSpaceOnUse"
          markerWidth="13"
          markerHeight="13"
          orient="auto-start-reverse"
        >
          <path class="role-head filled" d="M0 0 10 5 0 10z" />
        </marker>
      </defs>
      {hosts.map((host) => (
        <g key={host}>
          <path class="role-life" d={`M${xOf(host)} ${TOP - 8}V${height}`} />
          <rect class="role-wall" x={xOf(host) - 50} y="4" width="100" height="30" />
          <text class="role-name" x={xOf(host)} y="24" text-anchor="middle">
            {words.hosts[host as keyof RoleTexts['hosts']]}
          </text>
        </g>
      ))}
      {sessions.map((session, place) => (
        <Lane
          key={`${session.client} ${session.synMs}`}
          id={id}
          words={words}
          session={session}
          number={place + 1}
          y={TOP + place * LANE}
          from={xOf(session.client)}
          to={xOf(session.server)}
          now={now}
          said={guess?.[place] === undefined ? undefined : hosts[Number(guess[place])]}
        />
      ))}
    </svg>
  );
}

interface LaneProps {
  readonly id: string;
  readonly words: RoleTexts;
  readonly session: Session;
  readonly number: number;
  readonly y: number;
  readonly from: number;
  readonly to: number;
  readonly now: number | undefined;
  /** Whom the learner called the client. */
  readonly said: string | undefined;
}

function Lane({ id, words, session, number, y, from, to, now, said }: LaneProps) {
  const begun = now !== undefined && now >= session.synMs;
  const ended = now !== undefined && now >= session.endMs;
  const way = Math.sign(to - from);
  const [start, end] = [from + way * 14, to - way * 14];
  const middle = (from + to) / 2;
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  return (
    <g>
      <text class="role-number" x={middle} y={y + 12} text-anchor="middle">
        {words.session(number)}
      </text>
      {!begun && (
        <>
          <path class="role-unknown" d={`M${left + 14} ${y + 34}H${right - 14}`} />
          <text class="role-question" x={middle} y={y + 34} text-anchor="middle">
            ?
          </text>
        </>
      )}
      {begun && (
        <>
          <path class="role-syn" d={`M${start} ${y + 34}H${end}`} marker-end={`url(#${id}-open)`} />
          <text class="role-label" x={middle} y={y + 28} text-anchor="middle">
            SYN
          </text>
          <rect
            class="role-door"
            x={from - DOOR.width / 2}
            y={y + 34 - DOOR.height / 2}
            width={DOOR.width}
            height={DOOR.height}
          />
          <rect
            class="role-door server"
            x={to - DOOR.width / 2}
            y={y + 34 - DOOR.height / 2}
            width={DOOR.width}
            height={DOOR.height}
          />
          {said !== undefined && said !== session.client && (
            <rect class="role-ghost" x={to - 10} y={y + 34 - 14} width="20" height="28" />
          )}
        </>
      )}
      {ended && (
        <>
          {session.fromClient > 0 && (
            <path
              class="role-data"
              d={`M${start} ${y + 60}H${session.fromServer > 0 ? middle - way * 34 : end}`}
              marker-end={`url(#${id}-filled)`}
            />
          )}
          {session.fromServer > 0 && (
            <path
              class="role-data"
              d={`M${end} ${y + 60}H${session.fromClient > 0 ? middle + way * 34 : start}`}
              marker-end={`url(#${id}-filled)`}
            />
          )}
          <text class="role-label" x={middle} y={y + 53} text-anchor="middle">
            {words.data}
          </text>
          <text class="role-bytes" x={middle} y={y + 76} text-anchor="middle">
            {words.bytes(
              ...((from < to
                ? [session.fromClient, session.fromServer]
                : [session.fromServer, session.fromClient]) as [number, number]),
            )}
          </text>
        </>
      )}
    </g>
  );
}
