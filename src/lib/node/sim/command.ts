import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { parseDuration } from '../../net/scenario/duration.ts';
import { UsageError } from './usage-error.ts';

export interface SimOptions {
  readonly json: boolean;
  readonly ladder: boolean;
  readonly stats: boolean;
  readonly pcap?: string;
  readonly seed?: number;
  readonly until?: string;
  /** Files to write: the run as a recording, and the trace as lines of JSON. */
  readonly record?: string;
  readonly trace?: string;
  /** Virtual milliseconds a real one. */
  readonly speed?: number;
}

export interface NodeTestOptions {
  readonly json: boolean;
  /** Exclude files that the Node which runs us fails. */
  readonly compare: boolean;
  /** Print what a failing file printed. */
  readonly verbose: boolean;
  /** Text in the names of the files to run; `*` stands for any text. */
  readonly only?: string;
}

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'program';
      readonly file: string;
      readonly argv: readonly string[];
      readonly options: SimOptions;
    }
  | { readonly kind: 'node-test'; readonly directory: string; readonly options: NodeTestOptions }
  | { readonly kind: 'scenario'; readonly file: string; readonly options: SimOptions }
  /** `file` is a recording. */
  | { readonly kind: 'replay'; readonly file: string; readonly options: SimOptions };

const OPTIONS = {
  json: { type: 'boolean' },
  ladder: { type: 'boolean' },
  pcap: { type: 'string' },
  record: { type: 'string' },
  replay: { type: 'string' },
  seed: { type: 'string' },
  speed: { type: 'string' },
  stats: { type: 'boolean' },
  trace: { type: 'string' },
  until: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const NODE_TEST_OPTIONS = {
  compare: { type: 'boolean' },
  json: { type: 'boolean' },
  only: { type: 'string' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments after `npm run sim --`. Throws a UsageError of one sentence. */
export function readCommand(args: readonly string[]): Command {
  if (args[0] === 'node-test') return readNodeTest(args.slice(1));
  const split = startOfProgram(args);
  const { values, positionals } = parsed(args.slice(0, split), OPTIONS);
  if (values.help) return { kind: 'help' };
  const options: SimOptions = {
    json: values.json ?? false,
    ladder: values.ladder ?? false,
    stats: values.stats ?? false,
    ...writtenFiles(values),
    ...(values.speed !== undefined && { speed: readSpeed(values.speed) }),
    ...(values.seed !== undefined && { seed: readSeed(values.seed) }),
    ...(values.until !== undefined && { until: readUntil(values.until) }),
  };
  const [first, second] = positionals;
  if (values.replay !== undefined) return readReplay(values.replay, first, options);
  if (first === undefined) throw new UsageError('expected "run FILE" or a scenario file (see --help)');
  if (first === 'run') {
    const [file, ...argv] = args.slice(split);
    if (file === undefined) throw new UsageError('run: expected the file of a program');
    return { kind: 'program', file, argv, options };
  }
  if (second !== undefined) {
    throw new UsageError(
      `expected one scenario file, got ${first} and ${second} (a program needs "run" before it)`,
    );
  }
  return { kind: 'scenario', file: first, options };
}

/** A recording says all about its run: it goes with no other source, and with nothing that would change it. */
function readReplay(file: string, other: string | undefined, options: SimOptions): Command {
  if (other !== undefined)
    throw new UsageError(`--replay: expected nothing beside the recording, got ${other}`);
  for (const name of ['seed', 'until', 'record'] as const)
    if (options[name] !== undefined)
      throw new UsageError(`--${name}: cannot be given together with --replay`);
  return { kind: 'replay', file, options };
}

type WrittenFiles = Pick<SimOptions, 'pcap' | 'record' | 'trace'>;

function writtenFiles({
  pcap,
  record,
  trace,
}: { [Name in keyof WrittenFiles]: string | undefined }): WrittenFiles {
  const named = Object.entries({ pcap, record, trace }).filter(([, path]) => path !== undefined);
  for (const [index, [name, path]] of named.entries()) {
    if (path === '') throw new UsageError(`--${name}: expected the name of a file, got ""`);
    const other = named.slice(0, index).find(([, before]) => resolve(before!) === resolve(path!));
    if (other)
      throw new UsageError(
        `--${name}: expected a file of its own, got ${path}, which is that of --${other[0]}`,
      );
  }
  return Object.fromEntries(named);
}

function readNodeTest(args: readonly string[]): Command {
  const { values, positionals } = parsed(args, NODE_TEST_OPTIONS);
  if (values.help) return { kind: 'help' };
  const [directory, second] = positionals;
  if (directory === undefined)
    throw new UsageError("node-test: expected the folder of Node's tests, which holds parallel/ and common/");
  if (second !== undefined)
    throw new UsageError(`node-test: expected one folder, got ${directory} and ${second}`);
  const { json = false, compare = false, verbose = false, only } = values;
  return {
    kind: 'node-test',
    directory,
    options: { json, compare, verbose, ...(only !== undefined && { only }) },
  };
}

/** Where `run FILE` leaves our options and the program's own arguments begin; the end for a scenario. */
function startOfProgram(args: readonly string[]): number {
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [command, file] = tokens.filter((token) => token.kind === 'positional');
  return command?.value === 'run' && file ? file.index : args.length;
}

function parsed<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    const read = parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
    const given = new Set<string>();
    for (const token of read.tokens) {
      if (token.kind !== 'option') continue;
      if (given.has(token.name)) throw new Error(`Option '--${token.name}' is given twice`);
      given.add(token.name);
    }
    return read;
  } catch (error) {
    throw new UsageError((error as Error).message.split(/[.\n]/, 1)[0] as string);
  }
}

function readSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || seed > 0xffffffff) {
    throw new UsageError(`--seed: expected a whole number from 0 to 4294967295, got ${JSON.stringify(text)}`);
  }
  return seed;
}

function readSpeed(text: string): number {
  const speed = Number(text);
  if (!/^\d*\.?\d+(e-?\d+)?$/i.test(text) || !(speed > 0 && speed < Infinity)) {
    throw new UsageError(`--speed: expected a number above 0 such as 1 or 0.1, got ${JSON.stringify(text)}`);
  }
  return speed;
}

function readUntil(text: string): string {
  if (parseDuration(text) === undefined) {
    throw new UsageError(`--until: expected a duration such as "25ms", got ${JSON.stringify(text)}`);
  }
  return text;
}
