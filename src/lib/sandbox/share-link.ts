import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { parseRate } from '../net/scenario/rate.ts';
import { readWorkRecord, type WorkRecord } from './work-record.ts';

/** A link of the network whose sliders were moved. */
export interface SharedConditions {
  readonly between: readonly [string, string];
  /** One way, in milliseconds. */
  readonly delay: number;
  /** In percent. */
  readonly loss: number;
  /** As in a scenario: `10mbit`. */
  readonly rate?: string;
  /** In packets. */
  readonly queue?: number;
}

/** What a link carries: what differs from the lab as it comes, the seed, and how the sliders of its links stand. */
export interface SharedWork extends WorkRecord {
  readonly lab: string;
  readonly seed?: number;
  readonly links?: readonly SharedConditions[];
}

/** Name of the fragment's parameter: `#code=…`. */
const PARAMETER = 'code';
/** More than any lab's code; a link beyond it is nobody's. */
const LONGEST = 200_000;

/** The fragment of a share link. It never leaves the browser: servers are not sent it. */
export function shareFragment(work: SharedWork): string {
  const bytes = deflateSync(strToU8(JSON.stringify(work)), { level: 9 });
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `#${PARAMETER}=${text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** What a fragment carries; undefined when it carries nothing that can be read. */
export async function readShareFragment(fragment: string): Promise<SharedWork | undefined> {
  const text = new URLSearchParams(fragment.replace(/^#/, '')).get(PARAMETER);
  if (!text || text.length > LONGEST) return undefined;
  try {
    const octets = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(octets, (char) => char.charCodeAt(0));
    // A few octets can claim to hold gigabytes: what does not fit is cut off, and then it is no JSON.
    return await checked(JSON.parse(strFromU8(inflateSync(bytes, { out: new Uint8Array(LONGEST) }).slice())));
  } catch {
    return undefined;
  }
}

async function checked(value: unknown): Promise<SharedWork | undefined> {
  const { lab, texts, seed, links } = (value ?? {}) as Partial<SharedWork>;
  if (Object.values(texts ?? {}).some((text) => typeof text !== 'string')) return undefined;
  const record = await readWorkRecord(value);
  if (typeof lab !== 'string' || !record) return undefined;
  const whole = Number.isInteger(seed) && seed! >= 0 && seed! <= 0xffffffff;
  const placed = Array.isArray(links) && links.every(isConditions);
  return { lab, ...record, ...(whole && { seed: seed! }), ...(placed && { links }) };
}

function isConditions(value: unknown): value is SharedConditions {
  const { between, delay, loss, rate = 'unlimited', queue = 0 } = (value ?? {}) as Partial<SharedConditions>;
  const named =
    Array.isArray(between) && between.length === 2 && between.every((end) => typeof end === 'string');
  const known = typeof rate === 'string' && parseRate(rate) !== undefined && Number.isInteger(queue);
  return named && known && isWithin(delay, 60_000) && isWithin(loss, 100) && isWithin(queue, 1e6);
}

const isWithin = (value: unknown, most: number): boolean =>
  typeof value === 'number' && value >= 0 && value <= most;
