import type { Output } from './protocol.ts';

/** What a program writes: in pieces, each of one stream, that are taken at the end of a slice, and so much in all its life. */
export class ProgramOutput {
  #pieces: Output[] = [];
  #written = 0;

  /** Keeps what the limit, in UTF-16 code units, has room for. Whether that was everything. */
  add(stream: Output['stream'], text: string, limit: number): boolean {
    const taken = text.slice(0, limit - this.#written);
    this.#written += taken.length;
    const last = this.#pieces.at(-1);
    if (last?.stream === stream) this.#pieces[this.#pieces.length - 1] = { stream, text: last.text + taken };
    else this.#pieces.push({ stream, text: taken });
    return taken.length === text.length;
  }

  /** What has come since the last time. */
  take(): Output[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }
}
