import type { Environment } from '../environment.ts';
import type { LoadedParts } from '../loaded-parts.ts';
import { asyncWrapBinding } from './async-wrap.ts';
import { blobBinding } from './blob.ts';
import { blockListBinding } from './block-list.ts';
import { bufferBinding } from './buffer.ts';
import { caresWrapBinding } from './cares-wrap.ts';
import { encodingBinding } from './encoding.ts';
import { errorsBinding } from './errors.ts';
import { icuBinding } from './icu.ts';
import { messagingBinding } from './messaging.ts';
import { osBinding } from './os.ts';
import { performanceBinding } from './performance.ts';
import { pipeWrapBinding, type StandardInput } from './pipe-wrap.ts';
import { processMethodsBinding } from './process-methods.ts';
import { signalWrapBinding } from './signal-wrap.ts';
import { smallBindings } from './small.ts';
import { streamWrapBinding } from './stream-handle.ts';
import { stringDecoderBinding } from './string-decoder.ts';
import { taskQueueBinding } from './task-queue.ts';
import { tcpWrapBinding } from './tcp-wrap.ts';
import { timersBinding } from './timers.ts';
import { typesBinding } from './types.ts';
import { udpWrapBinding } from './udp-wrap.ts';
import { urlBinding } from './url.ts';
import { utilBinding } from './util.ts';
import { uvBinding } from './uv.ts';

/** `internalBinding`: what Node's library finds where its native side would be. */
export function internalBindings(
  environment: Environment,
  input: StandardInput,
  parts: LoadedParts,
  builtins: () => object,
): (name: string) => object {
  const makers: Record<string, () => object> = {
    ...smallBindings(environment),
    async_wrap: () => asyncWrapBinding(environment),
    blob: blobBinding,
    block_list: blockListBinding,
    buffer: bufferBinding,
    builtins,
    cares_wrap: () => caresWrapBinding(environment),
    encoding_binding: encodingBinding,
    errors: () => errorsBinding(environment),
    icu: () => icuBinding(environment),
    messaging: () => messagingBinding(environment),
    os: () => osBinding(environment),
    performance: () => performanceBinding(environment),
    pipe_wrap: () => pipeWrapBinding(environment, input),
    process_methods: () => processMethodsBinding(environment),
    signal_wrap: () => signalWrapBinding(environment),
    stream_wrap: () => streamWrapBinding(environment),
    string_decoder: stringDecoderBinding,
    task_queue: () => taskQueueBinding(environment),
    tcp_wrap: () => tcpWrapBinding(environment),
    timers: () => timersBinding(environment),
    types: typesBinding,
    udp_wrap: () => udpWrapBinding(environment),
    url: urlBinding,
    util: () => utilBinding(environment),
    uv: uvBinding,
  };
  const made = new Map<string, object>();
  return (name) => {
    const known = made.get(name);
    if (known) return known;
    const binding = makers[name]?.() ?? parts.ofBinding(name)?.bindings?.[name]?.(environment);
    if (!binding) throw new Error(`No such binding: ${name}`);
    made.set(name, binding);
    return binding;
  };
}
