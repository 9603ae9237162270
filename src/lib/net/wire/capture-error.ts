/** A file is no capture that can be read: what is wrong with it, and at which byte, counted from 0. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  readonly offset: number;

  constructor(offset: number, problem: string) {
    super(`byte ${offset}: ${problem}`);
    this.offset = offset;
  }
}
