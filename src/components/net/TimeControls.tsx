interface JumpProps {
  readonly sign: string;
  readonly name: string;
  readonly disabled: boolean;
  /** Nowhere to go now. The button keeps the focus then, so that the keyboard does not lose its place. */
  readonly idle: boolean;
  readonly onJump: () => void;
}

/** A step or a jump in time. */
export function Jump({ sign, name, disabled, idle, onJump }: JumpProps) {
  return (
    <button type="button" disabled={disabled} aria-disabled={idle} onClick={() => !idle && onJump()}>
      <span class="timebar-sign" aria-hidden="true">
        {sign}
      </span>{' '}
      {name}
    </button>
  );
}

interface SpeedProps {
  readonly name: string;
  /** Each with its label. */
  readonly speeds: readonly (readonly [speed: number, label: string])[];
  readonly speed: number;
  readonly disabled: boolean;
  readonly onSpeed: (speed: number) => void;
}

export function Speed({ name, speeds, speed, disabled, onSpeed }: SpeedProps) {
  return (
    <label class="timebar-speed">
      <span>{name}</span>
      <select
        value={speed}
        disabled={disabled}
        onChange={(event) => onSpeed(Number(event.currentTarget.value))}
      >
        {speeds.map(([one, label]) => (
          <option key={one} value={one}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ScrubProps {
  readonly name: string;
  readonly now: number;
  /** The far end; undefined while there is nothing to go through. */
  readonly end: number | undefined;
  readonly disabled: boolean;
  readonly format: (time: number) => string;
  readonly onTime: (time: number) => void;
}

/** The time, and a slider that goes to another. */
export function Scrub({ name, now, end, disabled, format, onTime }: ScrubProps) {
  return (
    <label class="timebar-scrub">
      <span>
        {name} <output>{format(now)}</output>
      </span>
      <input
        type="range"
        min="0"
        max={end ?? 1}
        step="any"
        value={now}
        disabled={disabled || end === undefined}
        aria-valuetext={format(now)}
        onInput={(event) => onTime(Number(event.currentTarget.value))}
      />
    </label>
  );
}
