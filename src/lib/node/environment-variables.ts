import { HostProxy } from './host.ts';

const refusal = (message: string) =>
  Object.assign(new TypeError(message), { code: 'ERR_INVALID_OBJECT_DEFINE_PROPERTY' });

/** `process.env` (src/node_env_var.cc): names and values are text; what a program puts in becomes text. */
export function environmentVariables(variables: Record<string, string>): object {
  const toText = (value: unknown): string => {
    if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    return String(value);
  };
  return new HostProxy(variables, {
    set(target, name, value) {
      // The name is converted first, as a symbol shows.
      const key = toText(name);
      const text = toText(value);
      // setenv(3) takes neither.
      if (key !== '' && !key.includes('=')) target[key] = text;
      return true;
    },
    preventExtensions() {
      throw new TypeError('Cannot freeze');
    },
    defineProperty(target, name, { value, get, set, configurable, enumerable, writable }) {
      if (get || set) throw refusal("'process.env' does not accept an accessor(getter/setter) descriptor");
      if (!(configurable && enumerable && writable))
        throw refusal("'process.env' only accepts a configurable, writable, and enumerable data descriptor");
      target[toText(name)] = toText(value);
      return true;
    },
  });
}
