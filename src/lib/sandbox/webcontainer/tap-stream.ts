import type { TapEvent, TapOutput } from './tap-event.ts';

const START = '\x1b]7007;';
const END = '\x07';
/** Longer than the tap ever writes: what only looks like its beginning is output. */
const LONGEST = 4096;

/**
 * Takes the tap's escape sequences out of a process's output, which arrives in pieces cut anywhere, and tells the two
 * streams apart. A terminal's line ends (`\r\n`) become `\n`. Text that merely resembles a sequence stays text.
 */
export class TapStream {
  #held = '';
  #stream: 'stdout' | 'stderr' = 'stdout';

  /** What another piece of output brings, in order. */
  read(piece: string): readonly TapOutput[] {
    const found: TapOutput[] = [];
    let text = this.#held + piece;
    this.#held = '';
    for (;;) {
      const start = text.indexOf(START);
      if (start < 0) break;
      const end = text.indexOf(END, start);
      if (end < 0 && text.length - start < LONGEST) {
        this.#held = text.slice(start);
        text = text.slice(0, start);
        break;
      }
      const told = end < 0 ? undefined : parse(text.slice(start + START.length, end));
      if (told === undefined) {
        this.#text(text.slice(0, start + START.length), found);
        text = text.slice(start + START.length);
        continue;
      }
      this.#text(text.slice(0, start), found);
      text = text.slice(end + END.length);
      if (told.kind === 'stderr') this.#stream = told.on ? 'stderr' : 'stdout';
      else found.push({ type: 'event', event: told });
    }
    if (this.#held === '') {
      const kept = beginning(text);
      this.#held = text.slice(text.length - kept);
      text = text.slice(0, text.length - kept);
    }
    this.#text(text, found);
    return found;
  }

  /** What is left when the process has ended. */
  end(): readonly TapOutput[] {
    const found: TapOutput[] = [];
    this.#text(this.#held, found);
    this.#held = '';
    return found;
  }

  #text(text: string, found: TapOutput[]): void {
    if (text !== '') found.push({ type: 'text', stream: this.#stream, text: text.replaceAll('\r\n', '\n') });
  }
}

/** How many characters at the end may be the beginning of a sequence, or the first half of a line end. */
function beginning(text: string): number {
  if (text.endsWith('\r')) return 1;
  for (let length = Math.min(START.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(START.slice(0, length))) return length;
  }
  return 0;
}

function parse(text: string): TapEvent | { readonly kind: 'stderr'; readonly on: boolean } | undefined {
  try {
    const value = JSON.parse(text);
    return ['call', 'socket', 'stderr'].includes(value?.kind) ? value : undefined;
  } catch {
    return undefined;
  }
}
