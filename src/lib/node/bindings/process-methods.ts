import type { Environment } from '../environment.ts';
import { joinPath } from '../modules/resolve.ts';
import { AsyncWrap } from './async-wrap.ts';
import { parseEnvironment } from './dotenv.ts';
import { nativeError } from './errors.ts';
import { HandleWrap } from './handle-wrap.ts';
import { errorNumber, systemError } from './uv.ts';

/** Plausible sizes, in bytes: the simulated host has no memory of its own to measure. */
const memory = {
  rss: 50_000_000,
  heapTotal: 8_000_000,
  heapUsed: 6_000_000,
  external: 1_500_000,
  arrayBuffers: 10_000,
};

/** The place in `immediateInfo` of the number of immediates that keep the process alive (src/env.h). */
const kImmediateRefCount = 1;

const resourceNames: Readonly<Record<string, string>> = {
  MESSAGEPORT: 'MessagePort',
  PIPEWRAP: 'PipeWrap',
  SIGNALWRAP: 'SignalWrap',
  TCPSERVERWRAP: 'TCPServerWrap',
  TCPWRAP: 'TCPSocketWrap',
  UDPWRAP: 'UDPWrap',
};
const resourceName = (handle: AsyncWrap): string => {
  const provider = AsyncWrap.providerOf(handle);
  return resourceNames[provider] ?? provider;
};

/** internalBinding('process_methods') (src/node_process_methods.cc). All clocks show virtual time. */
export function processMethodsBinding(environment: Environment): object {
  const hrtimeBuffer = new Uint32Array(4);
  const hrtimeBigInt = new BigUint64Array(hrtimeBuffer.buffer, 0, 1);
  const active = () => [...environment.handles].filter((handle) => HandleWrap.keepsAlive(handle));
  let mask = 0o22;
  // Real-time signals have numbers up to 64 and no names.
  const known = { has: (signal: number) => signal >= 0 && signal <= 64 };
  return {
    hrtimeBuffer,
    /** Seconds in two halves, then nanoseconds. */
    hrtime() {
      hrtimeBuffer[0] = 0;
      hrtimeBuffer[1] = Math.floor(environment.now / 1e9);
      hrtimeBuffer[2] = environment.now % 1e9;
    },
    hrtimeBigInt() {
      hrtimeBigInt[0] = BigInt(environment.now);
    },
    uptime: () => environment.now / 1e9,
    cwd: () => environment.cwd,
    chdir(directory: string) {
      const path = joinPath(environment.cwd, directory);
      if (directory === '' || !environment.changeFolder(path)) {
        const file = environment.boot.files[path];
        throw systemError(file === undefined ? 'ENOENT' : 'ENOTDIR', 'chdir', environment.cwd, directory);
      }
      environment.cwd = path;
    },
    umask(value?: number) {
      const previous = mask;
      if (value !== undefined) mask = value & 0o777;
      return previous;
    },
    memoryUsage(fields: Float64Array) {
      fields.set([memory.rss, memory.heapTotal, memory.heapUsed, memory.external, memory.arrayBuffers]);
    },
    rss: () => memory.rss,
    constrainedMemory: () => 0,
    availableMemory: () => 500_000_000,
    /** Virtual time does not pass while the program computes: it uses no processor time. */
    cpuUsage(fields: Float64Array) {
      fields.fill(0);
    },
    threadCpuUsage(fields: Float64Array) {
      fields.fill(0);
    },
    resourceUsage(fields: Float64Array) {
      fields.fill(0);
    },
    reallyExit: (code: number) => environment.exit(code),
    abort: () => environment.exit(134, 'SIGABRT'),
    /** A process can signal itself only: it does not see the others. */
    _kill(pid: number, signal: number): number {
      if (pid !== environment.boot.pid) return errorNumber('ESRCH');
      if (!known.has(signal)) return errorNumber('EINVAL');
      // What nobody handles takes effect before kill(2) returns.
      if (environment.signalHandles.get(signal)?.size)
        environment.pending.push(() => environment.signalled(signal));
      else if (signal !== 0) environment.signalled(signal);
      return 0;
    },
    _rawDebug(text: string) {
      environment.write('stderr', `${text}\n`);
    },
    _getActiveHandles: () =>
      active().map((handle) => (handle as never)[environment.symbols.owner_symbol!] ?? handle),
    _getActiveRequests: () => [],
    getActiveResourcesInfo: () => [
      ...[...environment.handles].filter((handle) => handle.hasRef()).map(resourceName),
      ...Array<string>(Math.max(0, environment.timeoutInfo[0]!)).fill('Timeout'),
      ...Array<string>(environment.immediateInfo[kImmediateRefCount]!).fill('Immediate'),
    ],
    setEmitWarningSync() {},
    patchProcessObject() {},
    loadEnvFile(path = '.env') {
      const content = environment.boot.files[joinPath(environment.cwd, path)];
      if (content === undefined) throw systemError('ENOENT', 'open', path);
      // What the environment has already stays.
      const env = environment.process.env as Record<string, string>;
      for (const [name, value] of Object.entries(parseEnvironment(content))) env[name] ??= value;
    },
    dlopen() {
      // biome-ignore lint/complexity/noArguments: the number of arguments is what Node checks first
      if (arguments.length < 2)
        throw nativeError('ERR_MISSING_ARGS', 'process.dlopen needs at least 2 arguments');
      throw new Error('native add-ons are not available in this engine');
    },
  };
}
