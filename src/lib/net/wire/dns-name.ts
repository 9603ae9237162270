/** Longest label in octets (RFC 1035 §2.3.4). */
const MOST_LABEL = 63;
/** Longest name in octets, the length octet of each label and of the root included (RFC 1035 §2.3.4). */
const MOST_NAME = 255;
/** The two high bits of a length octet that say "the name goes on there" (RFC 1035 §4.1.4). */
const POINTER = 0xc0;

/** The name of the root, which has no label. */
export const ROOT = '.';

/**
 * The labels of a name as people write it: `www.example.com`, with a dot at the end or without, the same either way.
 * A backslash takes the special meaning from the next character, or gives an octet in three decimal digits
 * (RFC 1035 §5.1). Undefined when a label is empty or longer than 63 octets, the name longer than 255, or a character
 * is not ASCII (names in other scripts travel in their ASCII form, RFC 5890, which is left to the caller).
 */
export function parseName(name: string): readonly Uint8Array[] | undefined {
  if (name === ROOT) return [];
  const labels: Uint8Array[] = [];
  let label: number[] = [];
  for (const [piece] of name.matchAll(/\\\d{3}|\\?[\s\S]/g)) {
    if (piece === '.') {
      if (label.length === 0) return undefined;
      labels.push(Uint8Array.from(label));
      label = [];
      continue;
    }
    const octet = piece.length === 4 ? Number(piece.slice(1)) : piece.charCodeAt(piece.length - 1);
    if (piece === '\\' || octet > (piece.length === 4 ? 0xff : 0x7f)) return undefined;
    label.push(octet);
  }
  if (label.length > 0) labels.push(Uint8Array.from(label));
  const length = labels.reduce((sum, { length }) => sum + 1 + length, 1);
  const fits = length <= MOST_NAME && labels.every(({ length }) => length <= MOST_LABEL);
  return labels.length > 0 && fits ? labels : undefined;
}

/** A label as people write it. What is no visible ASCII character, and the dot and the backslash, are escaped. */
export function labelText(label: Uint8Array): string {
  let text = '';
  for (const octet of label) {
    const character = String.fromCharCode(octet);
    if (octet <= 0x20 || octet >= 0x7f) text += `\\${String(octet).padStart(3, '0')}`;
    else text += character === '.' || character === '\\' ? `\\${character}` : character;
  }
  return text;
}

export const nameText = (labels: readonly Uint8Array[]): string =>
  labels.length === 0 ? ROOT : labels.map(labelText).join('.');

/** One spelling for all that are the same name: upper and lower case of ASCII do not differ (RFC 1035 §2.3.3). */
export function canonicalName(name: string): string {
  const labels = parseName(name);
  if (!labels) throw new Error(`${JSON.stringify(name)} is no domain name`);
  return nameText(labels).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Whether a canonical name is `ancestor` (canonical) or lies below it. */
export const isWithin = (name: string, ancestor: string): boolean =>
  ancestor === ROOT || name === ancestor || ancestorsOf(name).includes(ancestor);

/** The names above a canonical name, the nearest first, without the root. */
export function ancestorsOf(name: string): string[] {
  const labels = (parseName(name) ?? []).map(labelText);
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
}

/** A name in a message, and the offset of what follows it there. */
export interface NameInMessage {
  readonly name: string;
  readonly next: number;
}

/**
 * Reads a name at an offset of a message; undefined when it is cut short, too long, or its pointers do not lead to a
 * prior place. Each pointer must point before where the labels that led to it began, so no chain of them has a loop.
 */
export function readName(message: Uint8Array, at: number): NameInMessage | undefined {
  const labels: Uint8Array[] = [];
  let octets = 1;
  let began = at;
  let next: number | undefined;
  for (let place = at; ; ) {
    const length = message[place];
    if (length === undefined) return undefined;
    if (length === 0) return { name: nameText(labels), next: next ?? place + 1 };
    if (length >= POINTER) {
      const target = (length - POINTER) * 256 + (message[place + 1] ?? Number.POSITIVE_INFINITY);
      if (target >= began) return undefined;
      next ??= place + 2;
      began = target;
      place = target;
      continue;
    }
    const label = message.subarray(place + 1, place + 1 + length);
    if (length > MOST_LABEL || label.length < length) return undefined;
    labels.push(label);
    octets += 1 + length;
    if (octets > MOST_NAME) return undefined;
    place += 1 + length;
  }
}

/** One piece of a name as it stands in a message: a label with its length octet, the root, or a pointer. */
export interface NamePiece {
  readonly offset: number;
  readonly length: number;
  /** Where a pointer leads. */
  readonly target?: number;
  /** Empty on the root and on pointers. */
  readonly label: string;
}

/** The pieces of a name that `readName` can read. */
export function namePieces(message: Uint8Array, at: number): NamePiece[] {
  const pieces: NamePiece[] = [];
  for (let offset = at; ; ) {
    const octet = message[offset]!;
    if (octet >= POINTER) {
      const target = (octet - POINTER) * 256 + message[offset + 1]!;
      return [...pieces, { offset, length: 2, target, label: '' }];
    }
    const label = labelText(message.subarray(offset + 1, offset + 1 + octet));
    pieces.push({ offset, length: 1 + octet, label });
    if (octet === 0) return pieces;
    offset += 1 + octet;
  }
}
