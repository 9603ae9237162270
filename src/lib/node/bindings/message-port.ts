import type { Environment } from '../environment.ts';
import { AsyncWrap } from './async-wrap.ts';
import { HandleWrap } from './handle-wrap.ts';

/** A message on its way: a copy of what was sent, and the ports that came with it. */
export interface Message {
  readonly data: unknown;
  readonly ports: readonly object[];
}

/** One end of a channel (`node::worker::MessagePort`). Messages wait until the port is started. */
export class PortHandle extends HandleWrap {
  readonly #environment: Environment;
  /** All ends of the channel, this one too. */
  #group = new Set<PortHandle>();
  /** Closing one end of a pair closes the other. */
  #paired = false;
  #queue: Message[] = [];
  #receiving = false;
  #open = true;

  constructor(environment: Environment) {
    super(environment, 'MESSAGEPORT');
    this.#environment = environment;
    HandleWrap.activity.set(this, () => this.#open);
  }

  static join(group: Set<PortHandle>, paired: boolean): void {
    for (const port of group) {
      port.#group = group;
      port.#paired = paired;
    }
  }

  static isOpen(port: PortHandle): boolean {
    return port.#open;
  }

  /** `clone` makes each receiver its own copy. Answers true when somebody can receive it. */
  static post(port: PortHandle, clone: () => Message): true | undefined {
    if (!port.#open) {
      clone();
      return undefined;
    }
    const receivers = [...port.#group].filter((other) => other !== port && other.#open);
    // What cannot be copied fails although nobody listens.
    if (receivers.length === 0) clone();
    for (const receiver of receivers) {
      receiver.#queue.push(clone());
      receiver.#expect();
    }
    return true;
  }

  /** As uv_async_send does: the event loop looks at the port in its poll phase, once for each message. */
  #expect(): void {
    this.#environment.pending.push(() => {
      if (this.#receiving) this.#deliver();
    });
  }

  #deliver(): void {
    const message = this.#queue.shift();
    if (!message) return;
    AsyncWrap.call(this, this.#environment.emitMessage, message.data, message.ports, 'message');
  }

  static start(port: PortHandle): void {
    if (!port.#open || port.#receiving) return;
    port.#receiving = true;
    for (const _ of port.#queue) port.#expect();
  }

  static stop(port: PortHandle): void {
    port.#receiving = false;
  }

  static drain(port: PortHandle): void {
    while (port.#receiving && port.#queue.length > 0) port.#deliver();
  }

  static shift(port: PortHandle): Message | undefined {
    return port.#queue.shift();
  }

  static shut(port: PortHandle): void {
    if (!port.#open) return;
    port.#open = false;
    port.#group.delete(port);
    const closed = (port as never as Record<symbol, unknown>)[port.#environment.symbols.handle_onclose!];
    HandleWrap.prototype.close.call(port, closed);
    // The other end closes after it has received what was sent before.
    if (port.#paired)
      for (const other of port.#group) other.#environment.pending.push(() => PortHandle.shut(other));
  }

  /** Hands the channel's end to another port object; this one is done. */
  static transfer(from: PortHandle, to: PortHandle): void {
    to.#group = from.#group;
    to.#paired = from.#paired;
    to.#queue = from.#queue;
    from.#queue = [];
    from.#group.delete(from);
    to.#group.add(to);
    from.#group = new Set();
    from.#open = false;
    HandleWrap.prototype.close.call(from);
  }
}
