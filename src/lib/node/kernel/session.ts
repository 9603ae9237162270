import { LOOPBACK } from '../../net/address.ts';
import type { Network } from '../../net/network.ts';
import { buildNetwork, DEFAULT_SEED } from '../../net/scenario/build.ts';
import { durationOf } from '../../net/scenario/parsed.ts';
import type { Scenario } from '../../net/scenario.ts';
import { ZERO } from '../../net/time.ts';
import { Recorder } from '../../net/trace/recorder.ts';
import { capture } from '../../net/wire/pcapng.ts';
import type { PartScripts } from '../parts.ts';
import type { Boot } from '../protocol.ts';
import { Kernel } from './kernel.ts';
import type { KernelListener } from './kernel-listener.ts';
import type { ProcessPort } from './process-port.ts';

/** What `Date` shows at virtual time 0: a fixed instant, so that runs are repeatable. */
export const EPOCH = Date.UTC(2026, 0, 1);

/** Most bytes a process may print. A page or a terminal that shows more shows nothing. */
const OUTPUT_LIMIT = 4 * 1024 * 1024;
/** Most loop turns and calls of a program between two waits; a slow loop meets the limit in real time before. */
const LOOP_LIMIT = 1_000_000_000;
const GOLDEN_RATIO = 0x9e3779b9;

export interface SessionOptions {
  /** Must have passed `readScenario`. */
  readonly scenario: Scenario;
  /** Absolute path → text: what every process finds in its file system. */
  readonly files: Readonly<Record<string, string>>;
  /** The parts of the engine that the files name (`partsFor`). */
  readonly parts: PartScripts;
  /** The directory that the scenario's file names start from, and where the processes start. */
  readonly home: string;
  /** What every process finds beside `files`: see `Boot`. */
  readonly blobs?: Boot['blobs'];
  readonly standIns?: Boot['standIns'];
  readonly preload?: Boot['preload'];
  /** Variables every process has; those of the scenario come on top. */
  readonly env?: Readonly<Record<string, string>>;
  readonly listener: KernelListener;
  readonly openPort: () => ProcessPort;
  readonly outputLimit?: number;
  readonly speed?: number;
  /** Real milliseconds a process may take over one slice. */
  readonly patience?: number;
}

/** A scenario ready to run: its network, its trace, and the kernel that runs its processes. */
export interface Session {
  readonly network: Network;
  readonly recorder: Recorder;
  readonly kernel: Kernel;
  /** The packets so far as a pcapng file: the same bytes wherever the run is made. */
  capture(): Uint8Array<ArrayBuffer>;
}

export function createSession(options: SessionOptions): Session {
  const { scenario, files, parts, blobs, standIns, preload, home, env, listener, openPort, speed, patience } =
    options;
  const recorder = new Recorder();
  const network = buildNetwork(scenario, recorder);
  const kernel = new Kernel({
    network,
    recorder,
    listener,
    openPort,
    ...(scenario.until !== undefined && { until: durationOf(scenario.until) }),
    ...(speed !== undefined && { speed }),
    ...(patience !== undefined && { patience }),
  });
  const seed = scenario.seed ?? DEFAULT_SEED;
  scenario.processes.forEach((process, index) => {
    const pid = index + 1;
    const file = process.file.startsWith('/') ? process.file : `${home}/${process.file}`;
    const boot = {
      pid,
      hostname: process.host,
      address: network.host(process.host).address,
      nameServers: network.resolverOf(process.host)?.servers ?? { addresses: [LOOPBACK] },
      argv: [file, ...(process.argv ?? [])],
      env: { ...env, ...process.env },
      cwd: home,
      files,
      parts,
      ...(blobs && { blobs }),
      ...(standIns && { standIns }),
      ...(preload && { preload }),
      seed: (seed + Math.imul(pid, GOLDEN_RATIO)) >>> 0,
      epoch: EPOCH,
      outputLimit: options.outputLimit ?? OUTPUT_LIMIT,
      loopLimit: LOOP_LIMIT,
    };
    kernel.addProcess(process.name, process.host, boot, process.start ? durationOf(process.start) : ZERO);
  });
  const nodes = Object.keys({ ...scenario.hosts, ...scenario.routers, ...scenario.nat });
  const hosts = Object.fromEntries(nodes.map((name) => [name, network.host(name).address]));
  return { network, recorder, kernel, capture: () => capture(recorder.events, { epoch: EPOCH, hosts }) };
}
