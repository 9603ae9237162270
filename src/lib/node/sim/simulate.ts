import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { readScenario } from '../../net/scenario/read.ts';
import { ScenarioError } from '../../net/scenario/scenario-error.ts';
import type { Scenario } from '../../net/scenario.ts';
import { formatLadder } from '../../net/trace/ladder.ts';
import { statisticsOf } from '../../net/trace/statistics.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { createSession } from '../kernel/session.ts';
import { type PartName, partsFor } from '../parts.ts';
import type { Command, SimOptions } from './command.ts';
import { ExitCodes } from './exit-codes.ts';
import { JsonPrinter } from './json-printer.ts';
import { LinePrinter } from './line-printer.ts';
import { PlainPrinter } from './plain-printer.ts';
import type { Printer, Terminal } from './printer.ts';
import { programFiles, simulatedPath } from './program-files.ts';
import { ThreadPort } from './thread-port.ts';
import { UsageError } from './usage-error.ts';

/** A scenario that names no end is ended here: a forgotten setInterval would run for ever. */
const LONGEST_SCENARIO = '60min';

export interface Simulation {
  readonly terminal: Terminal;
  /** The text of the process worker, .engine/process.js. */
  readonly processScript: () => string;
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
      processes: [{ name, host: 'host', file: simulatedPath(path), argv, env: environment() }],
    },
    options,
  );
  const printer = options.json ? new JsonPrinter(simulation.terminal) : new PlainPrinter(simulation.terminal);
  const codes = await run(scenario, [path], simulatedPath(process.cwd()), printer, options, simulation);
  return codes.of(name) ?? 0;
}

/** Runs the processes of a scenario file. Returns 0 when each exited with 0 or still waits, else 1. */
export async function simulateScenario(
  { file, options }: Extract<Command, { kind: 'scenario' }>,
  simulation: Simulation,
): Promise<number> {
  const path = existing(resolve(file));
  const read = readFile(path);
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
  const codes = await run(scenario, programs, simulatedPath(directory), printer, options, simulation);
  return codes.allZero ? 0 : 1;
}

async function run(
  scenario: Scenario,
  programs: readonly string[],
  home: string,
  printer: Printer,
  options: SimOptions,
  { terminal, processScript, partScript, attach }: Simulation,
): Promise<ExitCodes> {
  const codes = new ExitCodes(printer);
  const script = processScript();
  const files = programFiles(programs);
  const session = createSession({
    scenario,
    files,
    parts: Object.fromEntries(partsFor(files).map((name) => [name, partScript(name)])),
    home,
    listener: codes,
    openPort: () => new ThreadPort(script),
  });
  const detach = attach(session.kernel);
  await session.kernel.run();
  detach();
  printer.finish();
  if (options.ladder) terminal.out(`${formatLadder(session.recorder.events)}\n`);
  if (options.stats) {
    const statistics = statisticsOf(session.recorder.events, session.kernel.now);
    terminal.out(`${JSON.stringify({ ...(options.json && { event: 'stats' }), ...statistics })}\n`);
  }
  if (options.pcap !== undefined) writeFileSync(options.pcap, session.capture());
  return codes;
}

function withOptions(scenario: Scenario, { seed, until }: SimOptions): Scenario {
  return { ...scenario, ...(seed !== undefined && { seed }), ...(until !== undefined && { until }) };
}

/** Our own environment, as a program started from the same terminal would have it. */
function environment(): Record<string, string> {
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

function readFile(path: string): Scenario {
  try {
    return readScenario(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof ScenarioError) throw new UsageError(error.message);
    if (error instanceof SyntaxError) throw new UsageError(`${path}: expected JSON, but ${error.message}`);
    throw error;
  }
}
