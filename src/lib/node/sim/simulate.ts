import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { readScenario } from '../../net/scenario/read.ts';
import { ScenarioError } from '../../net/scenario/scenario-error.ts';
import type { Scenario } from '../../net/scenario.ts';
import { inMilliseconds } from '../../net/time.ts';
import { formatLadder } from '../../net/trace/ladder.ts';
import { statisticsOf } from '../../net/trace/statistics.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { readRecording } from '../kernel/read-recording.ts';
import { everyFile } from '../kernel/recording.ts';
import { createSession, replaySession, type Session } from '../kernel/session.ts';
import { withinLimits } from '../kernel/within-limits.ts';
import { type PartName, partsFor } from '../parts.ts';
import type { Command, SimOptions } from './command.ts';
import { ExitCodes } from './exit-codes.ts';
import { JsonPrinter } from './json-printer.ts';
import { LinePrinter } from './line-printer.ts';
import { checkWritable, writeOutput } from './output-file.ts';
import { PlainPrinter } from './plain-printer.ts';
import type { Printer, Terminal } from './printer.ts';
import type { ProcessScript } from './process-script.ts';
import { programFiles, simulatedPath } from './program-files.ts';
import { ThreadPort } from './thread-port.ts';
import { traceLines } from './trace-lines.ts';
import { UsageError } from './usage-error.ts';

/** A scenario that names no end is ended here: a forgotten setInterval would run for ever. */
const LONGEST_SCENARIO = '60min';

export interface Simulation {
  readonly terminal: Terminal;
  readonly processScript: () => ProcessScript;
  /** The text of a part of the engine, .engine/NAME.js. Called after `processScript`. */
  readonly partScript: (name: PartName) => string;
  /** Connects the kernel to the outside (stdin, signals) before it runs; what it returns undoes that. */
  readonly attach: (kernel: Kernel) => () => void;
}

/** Runs one program on one host of its own. Returns its exit code. */
export async function simulateProgram(
  { file, argv, options }: Extract<Command, { kind: 'program' }>,
  simulation: Simulation,
): Promise<number> {
  const path = existing(resolve(file));
  const name = basename(file);
  const scenario = withOptions(
    {
      hosts: { host: '10.0.0.1' },
      processes: [{ name, host: 'host', file: simulatedPath(path), argv, env: environment(options) }],
    },
    options,
  );
  const printer = options.json ? new JsonPrinter(simulation.terminal) : new PlainPrinter(simulation.terminal);
  const home = simulatedPath(process.cwd());
  const codes = await runNew(scenario, [path], home, printer, options, simulation);
  return codes.of(name) ?? 0;
}

/** Runs the processes of a scenario file. Returns 0 when each exited with 0 or still waits, else 1. */
export async function simulateScenario(
  { file, options }: Extract<Command, { kind: 'scenario' }>,
  simulation: Simulation,
): Promise<number> {
  const path = existing(resolve(file));
  const read = readFile(path, (value) => withinLimits(readScenario(value)));
  const directory = dirname(path);
  const programs = read.processes.map((process, index) =>
    existing(resolve(directory, process.file), `processes[${index}].file`),
  );
  const processes = read.processes.map((process, index) => ({
    ...process,
    file: simulatedPath(programs[index] as string),
  }));
  const scenario = withOptions({ until: LONGEST_SCENARIO, ...read, processes }, options);
  const printer = options.json ? new JsonPrinter(simulation.terminal) : new LinePrinter(simulation.terminal);
  const home = simulatedPath(directory);
  const codes = await runNew(scenario, programs, home, printer, options, simulation);
  return codes.allZero ? 0 : 1;
}

/** Makes a recorded run again. Returns 0 when it is the same, event for event. */
export async function simulateReplay(
  { file, options }: Extract<Command, { kind: 'replay' }>,
  simulation: Simulation,
): Promise<number> {
  const { terminal, partScript, processScript } = simulation;
  const recording = readFile(existing(resolve(file), '--replay'), readRecording);
  checkOutputs(options);
  const printer = options.json ? new JsonPrinter(terminal) : new LinePrinter(terminal);
  const codes = new ExitCodes(printer);
  const script = processScript();
  const session = replaySession(recording, {
    parts: Object.fromEntries(partsFor(everyFile(recording)).map((name) => [name, partScript(name)])),
    listener: codes,
    openPort: () => new ThreadPort(script),
    ...(options.speed !== undefined && { speed: options.speed }),
  });
  await finish(session, printer, options, simulation);
  const difference = session.differenceFrom(recording);
  if (!difference) return 0;
  const { event, at, text } = difference;
  const time = at === undefined ? '' : `, at ${inMilliseconds(at)} ms`;
  terminal.err(`sim: the run differs from the recording from event ${event} on${time}: ${text}\n`);
  return 1;
}

async function runNew(
  scenario: Scenario,
  programs: readonly string[],
  home: string,
  printer: Printer,
  options: SimOptions,
  simulation: Simulation,
): Promise<ExitCodes> {
  checkOutputs(options);
  const codes = new ExitCodes(printer);
  const script = simulation.processScript();
  const files = programFiles(programs);
  const session = createSession({
    scenario,
    files,
    parts: Object.fromEntries(partsFor(files).map((name) => [name, simulation.partScript(name)])),
    home,
    listener: codes,
    openPort: () => new ThreadPort(script),
    ...(options.speed !== undefined && { speed: options.speed }),
  });
  await finish(session, printer, options, simulation);
  if (options.record !== undefined)
    writeOutput('--record', options.record, `${JSON.stringify(session.recording())}\n`);
  return codes;
}

/** Runs a session to its end, and prints and writes what was asked for. */
async function finish(
  { kernel, recorder, capture }: Session,
  printer: Printer,
  options: SimOptions,
  { terminal, attach }: Simulation,
): Promise<void> {
  const detach = attach(kernel);
  await kernel.run();
  detach();
  printer.finish();
  if (options.ladder) terminal.out(`${formatLadder(recorder.events)}\n`);
  if (options.stats) {
    const statistics = statisticsOf(recorder.events, kernel.now);
    terminal.out(`${JSON.stringify({ ...(options.json && { event: 'stats' }), ...statistics })}\n`);
  }
  if (options.pcap !== undefined) writeOutput('--pcap', options.pcap, capture());
  if (options.trace !== undefined) writeOutput('--trace', options.trace, traceLines(recorder.events));
}

function checkOutputs(options: SimOptions): void {
  for (const name of ['pcap', 'trace', 'record'] as const) {
    const path = options[name];
    if (path !== undefined) checkWritable(`--${name}`, path);
  }
}

function withOptions(scenario: Scenario, { seed, until }: SimOptions): Scenario {
  return { ...scenario, ...(seed !== undefined && { seed }), ...(until !== undefined && { until }) };
}

/** Our own environment, as a program started from the same terminal would have it; none of it goes into a recording. */
function environment({ record }: SimOptions): Record<string, string> {
  if (record !== undefined) return {};
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function existing(path: string, field?: string): string {
  try {
    readFileSync(path);
    return path;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const where = field === undefined ? '' : `${field}: `;
    throw new UsageError(`${where}expected a file that can be read, got ${path} (${code})`);
  }
}

function readFile<Read>(path: string, read: (value: unknown) => Read): Read {
  try {
    return read(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof ScenarioError) throw new UsageError(error.message);
    if (error instanceof SyntaxError) throw new UsageError(`${path}: expected JSON, but ${error.message}`);
    throw error;
  }
}
