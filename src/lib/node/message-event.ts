import type { Environment } from './environment.ts';

interface MessageEventInit {
  readonly data?: unknown;
  readonly origin?: string;
  readonly lastEventId?: string;
  readonly source?: unknown;
  readonly ports?: readonly unknown[];
}

/** `MessageEvent` (HTML §9.1), which Node takes from undici. */
export function messageEvents(require: Environment['require']): object {
  const { Event } = require('internal/event_target') as { Event: typeof globalThis.Event };
  class MessageEvent extends Event {
    readonly #init: MessageEventInit;

    constructor(type: string, init: MessageEventInit & EventInit = {}) {
      super(type, init);
      this.#init = init;
    }

    get data(): unknown {
      return this.#init.data ?? null;
    }

    get origin(): string {
      return this.#init.origin ?? '';
    }

    get lastEventId(): string {
      return this.#init.lastEventId ?? '';
    }

    get source(): unknown {
      return this.#init.source ?? null;
    }

    get ports(): readonly unknown[] {
      return Object.freeze([...(this.#init.ports ?? [])]);
    }
  }
  return {
    MessageEvent,
    createFastMessageEvent: (type: string, init: MessageEventInit) => new MessageEvent(type, init),
  };
}
