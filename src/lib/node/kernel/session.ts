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
import { Kernel, type KnownRun } from './kernel.ts';
import type { KernelListener } from './kernel-listener.ts';
import type { ProcessPort } from './process-port.ts';
import { processSeed } from './process-seed.ts';
import type { Recording, RunLimits } from './recording.ts';
import { type Divergence, Transcript } from './transcript.ts';

/** What `Date` shows at virtual time 0: a fixed instant, so that runs are repeatable. */
export const EPOCH = Date.UTC(2026, 0, 1);

/** A page or a terminal that shows more than 4 MiB shows nothing; a slow loop is stopped by the clock before. */
const LIMITS: RunLimits = {
  output: 4 * 1024 * 1024,
  loop: 1_000_000_000,
  turns: 1_000_000,
  sockets: 10_000,
};

/** A program that computes for less never notices; one that loops is told where before its reader gives up. */
const PATIENCE = 2000;

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
  readonly limits?: Partial<RunLimits>;
  readonly speed?: number;
  /** Real milliseconds a program may compute between two waits; 2,000 unless given. */
  readonly patience?: number;
  readonly paused?: boolean;
  /** Keeps the state of every TCP connection over time in the trace; it is no part of what runs are compared by. */
  readonly samples?: boolean;
  /** The run, or its beginning, as it was made before. */
  readonly known?: KnownRun;
}

/** A scenario ready to run: its network, its trace, and the kernel that runs its processes. */
export interface Session {
  readonly network: Network;
  readonly recorder: Recorder;
  readonly kernel: Kernel;
  /** The packets so far as a pcapng file: the same bytes wherever the run is made. */
  capture(): Uint8Array<ArrayBuffer>;
  /** The run so far, to be made again. */
  recording(): Recording;
  /** Where the run so far differs first from a recorded one. */
  differenceFrom(recording: Recording): Divergence | undefined;
}

export function createSession(options: SessionOptions): Session {
  const { files, parts, blobs, standIns, preload, home, env } = options;
  const { openPort, speed, patience = PATIENCE, paused, samples, known } = options;
  const seed = options.scenario.seed ?? DEFAULT_SEED;
  const scenario: Scenario = { ...options.scenario, seed };
  const limits: RunLimits = { ...LIMITS, ...options.limits };
  const recorder = new Recorder({ ...(samples && { samples }) });
  const transcript = new Transcript(recorder, options.listener);
  const network = buildNetwork(scenario, recorder);
  const kernel = new Kernel({
    network,
    recorder,
    listener: transcript,
    openPort,
    seed,
    limits,
    ...(scenario.until !== undefined && { until: durationOf(scenario.until) }),
    ...(speed !== undefined && { speed }),
    ...(paused && { paused }),
    ...(known && { known }),
  });
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
      seed: processSeed(seed, pid),
      epoch: EPOCH,
      outputLimit: limits.output,
      loopLimit: limits.loop,
      patience,
    };
    kernel.addProcess(process.name, process.host, boot, process.start ? durationOf(process.start) : ZERO);
  });
  const nodes = Object.keys({ ...scenario.hosts, ...scenario.routers, ...scenario.nat });
  const hosts = Object.fromEntries(nodes.map((name) => [name, network.host(name).address]));
  return {
    network,
    recorder,
    kernel,
    capture: () => capture(recorder.events, { epoch: EPOCH, hosts }),
    recording: () => ({
      format: 'ieum-recording',
      version: 1,
      scenario,
      files,
      home,
      ...(env && { env }),
      limits,
      inputs: kernel.inputs,
      end: kernel.extent,
      digest: transcript.digest(),
    }),
    differenceFrom: ({ digest }) => transcript.firstDifference(digest),
  };
}

/** A recorded run, to be made again to its end. `parts`: those that `everyFile` of the recording names. */
export function replaySession(
  { scenario, files, home, env, limits, inputs, end }: Recording,
  more: Pick<SessionOptions, 'parts' | 'listener' | 'openPort' | 'speed' | 'paused'>,
): Session {
  const known = { inputs, until: end, ends: true };
  return createSession({ scenario, files, home, limits, known, ...(env && { env }), ...more });
}
