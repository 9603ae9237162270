/** Proxies of functions, whose text shall be the function's own. */
const standIns = new WeakMap<object, object>();

/** Makes `toString` of a function that stands in for a host's give the text of that. */
export const standsFor = (standIn: object, host: object): void => {
  standIns.set(standIn, host);
};

let writtenText = (text: string): string => text;

/** A text that a host's message may show of a function, as its author wrote it. */
export const asWritten = (text: string): string => (text.includes('$ieum_') ? writtenText(text) : text);

/** Lets `toString` of a program's functions give what its author wrote, not what the engine made of it. */
export function observeFunctionText(written: (text: string) => string): void {
  writtenText = written;
  const host = Function.prototype.toString;
  const methods = {
    toString(this: unknown) {
      const standsIn = typeof this === 'function' ? standIns.get(this) : undefined;
      return asWritten(host.call(standsIn ?? this));
    },
  };
  Object.defineProperty(Function.prototype, 'toString', {
    value: methods.toString,
    writable: true,
    configurable: true,
  });
}
