import { HostDOMException, hostStructuredClone } from '../host.ts';

/** A class that exists so that `instanceof` and inheritance work, and that no program can make. */
const illegal = (name: string) =>
  ({
    [name]: class {
      constructor() {
        throw new TypeError(`${name} is not available in this engine`);
      }
    },
  })[name];

/** internalBinding('messaging') (src/node_messaging.cc). Message channels between threads are left out. */
export function messagingBinding(): object {
  return {
    MessageChannel: illegal('MessageChannel'),
    MessagePort: illegal('MessagePort'),
    JSTransferable: class JSTransferable {},
    DOMException: HostDOMException,
    structuredClone: (value: unknown, options?: StructuredSerializeOptions) =>
      hostStructuredClone(value, options),
    setDeserializerCreateObjectFunction() {},
    exposeLazyDOMExceptionProperty(scope: object) {
      Object.defineProperty(scope, 'DOMException', {
        value: HostDOMException,
        configurable: true,
        writable: true,
      });
    },
  };
}
