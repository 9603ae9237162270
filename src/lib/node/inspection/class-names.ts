/** Names of the classes of objects that have lost their prototype since. */
const lost = new WeakMap<object, string>();

/** The name V8 gives an object: that of the nearest constructor up its prototype chain, or that it was made with. */
export function constructorName(value: object): string {
  for (let object: object | null = value; object; object = Object.getPrototypeOf(object)) {
    const maker = Object.getOwnPropertyDescriptor(object, 'constructor')?.value;
    if (typeof maker === 'function' && maker.name !== '') return maker.name;
  }
  return lost.get(value) ?? 'Object';
}

function noteName(value: unknown, prototype: unknown): void {
  if (prototype === null && typeof value === 'object' && value !== null && !lost.has(value))
    lost.set(value, constructorName(value));
}

/** Notices objects that lose their prototype: V8 remembers of which class they were, JavaScript does not. */
export function observePrototypes(): void {
  for (const holder of [Object, Reflect] as {
    setPrototypeOf: (object: object, prototype: object | null) => unknown;
  }[]) {
    const host = holder.setPrototypeOf;
    const { setPrototypeOf } = {
      setPrototypeOf(object: object, prototype: object | null) {
        noteName(object, prototype);
        return host(object, prototype);
      },
    };
    Object.defineProperty(holder, 'setPrototypeOf', {
      value: setPrototypeOf,
      writable: true,
      configurable: true,
    });
  }
}
