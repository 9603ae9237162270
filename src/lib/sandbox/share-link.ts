import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

/** What a link carries: the files that differ from the lab's, its seed, and the first link as the sliders stand. */
export interface SharedWork {
  readonly lab: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly seed?: number;
  readonly link?: { readonly delay: number; readonly loss: number };
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
export function readShareFragment(fragment: string): SharedWork | undefined {
  const text = new URLSearchParams(fragment.replace(/^#/, '')).get(PARAMETER);
  if (!text || text.length > LONGEST) return undefined;
  try {
    const octets = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(octets, (char) => char.charCodeAt(0));
    // A few octets can claim to hold gigabytes: what does not fit is cut off, and then it is no JSON.
    return checked(JSON.parse(strFromU8(inflateSync(bytes, { out: new Uint8Array(LONGEST) }).slice())));
  } catch {
    return undefined;
  }
}

function checked(value: unknown): SharedWork | undefined {
  const { lab, texts, seed, link } = (value ?? {}) as Partial<SharedWork>;
  if (typeof lab !== 'string' || typeof texts !== 'object' || texts === null) return undefined;
  if (Object.values(texts).some((text) => typeof text !== 'string')) return undefined;
  const whole = Number.isInteger(seed) && seed! >= 0 && seed! <= 0xffffffff;
  const placed =
    link !== undefined && [link.delay, link.loss].every((number) => Number.isFinite(number) && number >= 0);
  return { lab, texts, ...(whole && { seed: seed! }), ...(placed && { link }) };
}
