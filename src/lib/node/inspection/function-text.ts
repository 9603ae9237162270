let writtenText = (text: string): string => text;

/** A text that a host's message may show of a function, as its author wrote it. */
export const asWritten = (text: string): string => (text.includes('$ieum_') ? writtenText(text) : text);

/** Lets `toString` of a program's functions give what its author wrote, not what the engine made of it. */
export function observeFunctionText(written: (text: string) => string): void {
  writtenText = written;
  const host = Function.prototype.toString;
  const methods = {
    toString(this: unknown) {
      return asWritten(host.call(this));
    },
  };
  Object.defineProperty(Function.prototype, 'toString', {
    value: methods.toString,
    writable: true,
    configurable: true,
  });
}
