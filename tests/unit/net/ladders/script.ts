import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A ladder script: one host of the model, its system calls, and the packets it exchanges with a scripted peer, on one
 * axis of time, after the example of packetdrill. The file is its own expected result.
 *
 *   A statement about TCP that a textbook could print
 *   RFC 9293 §3.10.7.4
 *   with sack=off
 *
 *        0  listen
 *       10  < SYN seq=0 win=65535 mss=1000
 *       10  > SYN, ACK seq=0 ack=1 win=65535 mss=1460
 *       20  write 500 → 500
 *
 * Times are milliseconds of virtual time; the path to the peer takes no time. Lines that begin with a call or with `<`
 * (the peer sends) are what is done; `>` (the host sends), states, errors and all behind `→` are what comes of it.
 * A script ends at its last line; `end` waits until then. `b: ` in front names another connection than the first.
 */
export interface Script {
  /** Folder and name, without `.ladder`. */
  readonly name: string;
  readonly folder: string;
  readonly path: string;
  readonly text: string;
  readonly statement: string;
  /** The line of RFC sections. */
  readonly source: string;
  /** What the `with` line sets. */
  readonly settings: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** Something that is done: a call, or a packet that the peer sends. */
export interface Step {
  /** In ms. */
  readonly at: number;
  readonly connection: string;
  /** Without what came of it. */
  readonly words: string;
}

const FOLDER = import.meta.dirname;
const LINE = /^ *(?<at>\d+(?:\.\d+)?) {2}(?:(?<connection>[b-z]): )?(?<words>.+)$/;
/** Lines that say what came of it: packets of the host, states, errors, wake-ups. */
const OUTCOME = /^(>|(?:listener )?[A-Z][A-Z-]+(?:-\d)?$|failed |writable$)/;

/** All scripts, in order of folder and name. */
export function scripts(): Script[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: folder }) =>
      readdirSync(join(FOLDER, folder)).map((file) => {
        const path = join(FOLDER, folder, file);
        return parse(folder, file.replace(/\.ladder$/, ''), path, readFileSync(path, 'utf8'));
      }),
    )
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function parse(folder: string, file: string, path: string, text: string): Script {
  const [head = '', ...rest] = text.split('\n\n');
  const [statement, source, settings] = head.split('\n');
  if (!statement || !source) throw new Error(`${path}: a statement, then a line of sections`);
  const steps = rest
    .join('\n')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => step(line, path));
  const pairs = settings
    ?.replace(/^with /, '')
    .split(' ')
    .map((pair) => pair.split('='));
  return {
    name: `${folder}/${file}`,
    folder,
    path,
    text,
    statement,
    source,
    settings: Object.fromEntries(pairs ?? []),
    steps,
  };
}

function step(line: string, path: string): Step[] {
  const groups = LINE.exec(line)?.groups;
  if (!groups) throw new Error(`${path}: not a time and what happens: ${line}`);
  const { at, connection = 'a', words } = groups;
  if (OUTCOME.test(words!)) return [];
  return [{ at: Number(at), connection, words: words!.replace(/ →.*$/, '') }];
}
