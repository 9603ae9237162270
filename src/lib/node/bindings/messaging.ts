import type { Environment, LibraryFunction } from '../environment.ts';
import { HostDOMException } from '../host.ts';
import { nativeError } from './errors.ts';
import { MessageCloner } from './message-cloner.ts';
import { PortHandle } from './message-port.ts';

/**
 * internalBinding('messaging') (src/node_messaging.cc), within one process: both ends of a channel are in it, and so
 * are all channels of a broadcast.
 */
export function messagingBinding(environment: Environment): object {
  const { symbols } = environment;
  const cloner = new MessageCloner(environment);

  function MessagePort(): never {
    throw nativeError('ERR_CONSTRUCT_CALL_INVALID', 'Constructor cannot be called');
  }
  const methods: ThisType<PortHandle> & Record<string, LibraryFunction> = {
    postMessage(message: unknown, options?: unknown) {
      // biome-ignore lint/complexity/noArguments: Node tells undefined from nothing given
      if (arguments.length === 0)
        throw nativeError('ERR_MISSING_ARGS', 'Not enough arguments to MessagePort.postMessage');
      const transfer = Array.isArray(options)
        ? options
        : ((options as { transfer?: unknown[] })?.transfer ?? []);
      return PortHandle.post(this, () => cloner.clone(message, transfer, this));
    },
    start() {
      PortHandle.start(this);
    },
    close() {
      PortHandle.shut(this);
    },
    drain() {
      PortHandle.drain(this);
    },
    hasRef(): unknown {
      return PortHandle.isOpen(this) ? PortHandle.prototype.hasRef.call(this) : undefined;
    },
  } as never;
  MessagePort.prototype = Object.create(PortHandle.prototype, {
    constructor: { value: MessagePort, writable: true, configurable: true },
    ...Object.fromEntries(
      Object.entries(methods).map(([name, value]) => [
        name,
        { value, writable: true, enumerable: true, configurable: true },
      ]),
    ),
  }) as object;

  const newPort = (): PortHandle => {
    const port = new PortHandle(environment);
    Object.setPrototypeOf(port, MessagePort.prototype);
    (port as never as Record<symbol, LibraryFunction | undefined>)[symbols.oninit!]?.call(port);
    return port;
  };
  cloner.newPort = newPort;

  const groups = new Map<string, Set<PortHandle>>();
  class MessageChannel {
    readonly port1: PortHandle;
    readonly port2: PortHandle;

    constructor() {
      this.port1 = newPort();
      this.port2 = newPort();
      PortHandle.join(new Set([this.port1, this.port2]), true);
    }
  }
  return {
    MessageChannel,
    MessagePort,
    JSTransferable: class JSTransferable {},
    DOMException: HostDOMException,
    structuredClone(value: unknown, options?: { transfer?: readonly unknown[] }) {
      // biome-ignore lint/complexity/noArguments: Node tells undefined from nothing given
      if (arguments.length === 0)
        throw nativeError('ERR_MISSING_ARGS', 'The value argument must be specified');
      return cloner.clone(value, [...(options?.transfer ?? [])]).data;
    },
    broadcastChannel(name: string): PortHandle {
      const group = groups.get(name) ?? new Set();
      groups.set(name, group);
      const port = newPort();
      PortHandle.join(group.add(port), false);
      return port;
    },
    receiveMessageOnPort(port: unknown): unknown {
      if (!(port instanceof MessagePort))
        throw nativeError('ERR_INVALID_ARG_TYPE', 'The "port" argument must be a MessagePort instance');
      const message = PortHandle.shift(port as PortHandle);
      return message ? message.data : symbols.no_message_symbol;
    },
    stopMessagePort: (port: PortHandle) => PortHandle.stop(port),
    drainMessagePort: (port: PortHandle) => PortHandle.drain(port),
    checkMessagePort: (port: unknown) => port instanceof MessagePort,
    moveMessagePortToContext: (port: PortHandle) => port,
    setDeserializerCreateObjectFunction(create: (info: string) => object) {
      cloner.create = create;
    },
    exposeLazyDOMExceptionProperty(scope: object) {
      Object.defineProperty(scope, 'DOMException', {
        value: HostDOMException,
        configurable: true,
        writable: true,
      });
    },
  };
}
