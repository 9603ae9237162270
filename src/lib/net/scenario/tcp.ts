import { LINUX_HZ250_TICK, PROFILES, type TcpProfile, type TcpSettings } from '../tcp/settings.ts';
import { ZERO } from '../time.ts';
import type { Field } from './field.ts';
import { ScenarioError } from './scenario-error.ts';

/** Bytes, or a size as authors write it: `"16mb"`, `"64kb"` (1 kb = 1,024 bytes). */
export type SizeText = number | string;

/** How TCP behaves; what is not named is as the profile has it, and the profile is `linux`. */
export interface TcpDescription {
  readonly profile?: TcpProfile;
  readonly congestionControl?: 'reno' | 'cubic';
  /** `linux-hz250` rounds timers up as a kernel with 250 ticks a second does. */
  readonly timers?: 'ideal' | 'linux-hz250';
  /** Most bytes that a socket holds for its peer. */
  readonly sendBuffer?: SizeText;
  /** The receive buffer, in bytes of kernel memory, 5/8 of which hold data. It does not grow then. */
  readonly receiveBuffer?: SizeText;
  /** SYNs after 1, 2, 3, 4, 5, 7, 11 … s (Linux since 6.5), or after 1, 3, 7, 15 … s. */
  readonly synSchedule?: 'linear' | 'exponential';
  readonly sack?: boolean;
  readonly timestamps?: boolean;
}

const SMALLEST_BUFFER = 2048;
const LARGEST_BUFFER = 2 ** 30;
const UNITS: Readonly<Record<string, number>> = { b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };

/** Bytes of a size; undefined when it is none. */
export function parseSize(size: SizeText): number | undefined {
  if (typeof size === 'number') return size;
  const [, count, unit] = /^(\d+)([a-z]+)$/.exec(size) ?? [];
  const factor = unit === undefined ? undefined : UNITS[unit];
  return factor === undefined ? undefined : Number(count) * factor;
}

/** Checks the field `tcp`. Throws a ScenarioError that names the first wrong field. */
export function readTcp(field: Field): void {
  const tcp = field.object([
    'profile',
    'congestionControl',
    'timers',
    'sendBuffer',
    'receiveBuffer',
    'synSchedule',
    'sack',
    'timestamps',
  ]);
  tcp.optional('profile')?.oneOf(Object.keys(PROFILES));
  tcp.optional('congestionControl')?.oneOf(['reno', 'cubic']);
  tcp.optional('timers')?.oneOf(['ideal', 'linux-hz250']);
  const buffers = [tcp.optional('sendBuffer'), tcp.optional('receiveBuffer')];
  for (const buffer of buffers) if (buffer) readBuffer(buffer);
  tcp.optional('synSchedule')?.oneOf(['linear', 'exponential']);
  tcp.optional('sack')?.boolean();
  tcp.optional('timestamps')?.boolean();
}

function readBuffer({ path, value }: Field): void {
  const bytes = typeof value === 'number' || typeof value === 'string' ? parseSize(value) : undefined;
  if (bytes !== undefined && Number.isInteger(bytes) && bytes >= SMALLEST_BUFFER && bytes <= LARGEST_BUFFER)
    return;
  throw new ScenarioError(path, { kind: 'size', from: SMALLEST_BUFFER, to: LARGEST_BUFFER }, value);
}

/** The settings that a description that has been read stands for. */
export function tcpSettingsOf(description: TcpDescription = {}): TcpSettings {
  const {
    profile = 'linux',
    congestionControl,
    timers,
    sendBuffer,
    receiveBuffer,
    synSchedule,
  } = description;
  const { sack, timestamps } = description;
  return {
    ...PROFILES[profile],
    ...(congestionControl && { congestionControl }),
    ...(timers && { timerTick: timers === 'ideal' ? ZERO : LINUX_HZ250_TICK }),
    ...(sendBuffer !== undefined && {
      sendBuffer: { initial: bytesOf(sendBuffer), max: bytesOf(sendBuffer) },
    }),
    ...(receiveBuffer !== undefined && {
      receiveBuffer: { initial: bytesOf(receiveBuffer), max: bytesOf(receiveBuffer) },
    }),
    ...(synSchedule && { synLinearTimeouts: synSchedule === 'linear' ? 4 : 0 }),
    ...(sack !== undefined && { sack }),
    ...(timestamps !== undefined && { timestamps }),
  };
}

function bytesOf(size: SizeText): number {
  const bytes = parseSize(size);
  if (bytes === undefined) throw new Error(`unread scenario: size ${size}`);
  return bytes;
}
