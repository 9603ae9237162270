import constants from 'ieum:constants';
import type { SourcePosition } from '../../net/trace/event.ts';
import type { AsyncHooks, Environment, LibraryFunction } from '../environment.ts';

const { kInit, kStackLength, kAsyncIdCounter, kExecutionAsyncId, kTriggerAsyncId, kDefaultTriggerAsyncId } =
  constants.asyncWrap.constants as Record<
    | 'kInit'
    | 'kStackLength'
    | 'kAsyncIdCounter'
    | 'kExecutionAsyncId'
    | 'kTriggerAsyncId'
    | 'kDefaultTriggerAsyncId',
    number
  >;

/** internalBinding('async_wrap') (src/async_wrap.cc). Promises take no part: no host offers hooks on them. */
export function asyncWrapBinding(environment: Environment): object {
  const stack: { execution: number; trigger: number; resource: unknown }[] = [];
  const { asyncIds: ids, asyncFields: fields } = environment;
  const resources: unknown[] = [];
  return {
    constants: constants.asyncWrap.constants,
    Providers: constants.asyncWrap.Providers,
    async_hook_fields: fields,
    async_id_fields: ids,
    // The library keeps its own contexts in this array up to its length; beyond, it calls push and pop below.
    async_ids_stack: new Float64Array(2 * 4096),
    execution_async_resources: resources,
    setupHooks(hooks: AsyncHooks) {
      environment.asyncHooks = hooks;
    },
    setCallbackTrampoline() {},
    registerDestroyHook() {},
    setPromiseHooks() {},
    getPromiseHooks: () => [undefined, undefined, undefined, undefined],
    queueDestroyAsyncId(id: number) {
      environment.pending.push(() => environment.asyncHooks?.destroy(id));
    },
    executionAsyncResource: (index: number) => resources[index],
    pushAsyncContext(execution: number, trigger: number, resource: unknown) {
      stack.push({ execution: ids[kExecutionAsyncId]!, trigger: ids[kTriggerAsyncId]!, resource });
      ids[kExecutionAsyncId] = execution;
      ids[kTriggerAsyncId] = trigger;
      fields[kStackLength]!++;
    },
    popAsyncContext(): boolean {
      const previous = stack.pop();
      if (!previous) return false;
      ids[kExecutionAsyncId] = previous.execution;
      ids[kTriggerAsyncId] = previous.trigger;
      fields[kStackLength]!--;
      return fields[kStackLength]! > 0;
    },
    clearAsyncIdStack() {
      stack.length = 0;
      fields[kStackLength] = 0;
      ids[kExecutionAsyncId] = 0;
      ids[kTriggerAsyncId] = 0;
    },
  };
}

/** A resource with an id of its own, whose callbacks run in its context (`node::AsyncWrap`). */
export class AsyncWrap {
  readonly #environment: Environment;
  #id!: number;
  #trigger!: number;
  #provider!: string;
  #frame: unknown;
  /** The learner's line that made this resource. */
  readonly #cause: SourcePosition | undefined;

  readonly #passesCause: boolean;

  /** A request answers one call of the program; a handle reports what happens to it, which no line asked for. */
  constructor(environment: Environment, provider: string, passesCause = true) {
    this.#environment = environment;
    this.#passesCause = passesCause;
    this.#cause = environment.position() ?? environment.cause;
    this.#begin(provider, this);
  }

  #begin(provider: string, resource: object): void {
    const environment = this.#environment;
    const { asyncIds } = environment;
    this.#provider = provider;
    this.#id = ++asyncIds[kAsyncIdCounter]!;
    const trigger = asyncIds[kDefaultTriggerAsyncId]!;
    this.#trigger = trigger >= 0 ? trigger : asyncIds[kExecutionAsyncId]!;
    this.#frame = environment.asyncContextFrame;
    if (environment.asyncFields[kInit]! > 0)
      environment.asyncHooks!.init(this.#id, provider, this.#trigger, resource);
  }

  /** Makes the object stand for a new resource (`node::AsyncWrap::AsyncReset`). */
  static reset(wrap: AsyncWrap, provider: string, resource: object): void {
    wrap.#begin(provider, resource);
  }

  getAsyncId(): number {
    return this.#id;
  }

  /** What kind of resource this is, in Node's capitals (`TCPWRAP`). */
  static providerOf(wrap: AsyncWrap): string {
    return wrap.#provider;
  }

  getProviderType(): number {
    return constants.asyncWrap.Providers[this.#provider] ?? 0;
  }

  /** Calls a library callback as `node::AsyncWrap::MakeCallback` does: in this resource's context. */
  static call(wrap: AsyncWrap, callback: unknown, ...values: unknown[]): unknown {
    if (typeof callback !== 'function') return undefined;
    const environment = wrap.#environment;
    const { emitBefore, emitAfter } = environment.require('internal/async_hooks') as Record<
      string,
      LibraryFunction
    >;
    const frame = environment.asyncContextFrame;
    environment.asyncContextFrame = wrap.#frame;
    environment.cause = wrap.#passesCause ? wrap.#cause : undefined;
    emitBefore!(wrap.#id, wrap.#trigger, wrap);
    let result: unknown;
    try {
      result = callback.apply(wrap, values);
    } finally {
      environment.asyncContextFrame = frame;
      environment.cause = undefined;
    }
    emitAfter!(wrap.#id);
    return result;
  }
}
