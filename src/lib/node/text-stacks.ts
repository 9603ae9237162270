import type { SourcePosition } from '../net/trace/event.ts';
import { HostError } from './host.ts';
import { libraryPlace } from './library-modules.ts';
import type { LearnerScripts } from './modules/learner-scripts.ts';
import { nameOfScript } from './named-script.ts';

/** A frame of Firefox or Safari: `name@place:line:column`; what awaits the call begins with `async*`. */
const FRAME = /^(async\*)?([^@]*)@(.*):(\d+):(\d+)$/;
/** As many frames as Node shows. */
const MOST_FRAMES = 10;
/** As many as lie between a binding and the program. */
const DEEP = 60;

interface TextFrame {
  readonly awaits: boolean;
  readonly name: string;
  readonly place: SourcePosition;
  /** In a file of the learner: the place as written, by the file's path. */
  readonly source: SourcePosition | undefined;
}

interface Capturing {
  captureStackTrace(target: object, above?: unknown): void;
  stackTraceLimit: number;
}

const Host = HostError as unknown as Capturing;

/**
 * Stacks as Node prints them, where the host has them as text of another form, without the error's name and message and
 * with the engine's own frames in it. In Safari each error has its own `stack`: it gets Node's form when the program
 * throws it or somebody captures it.
 */
export class TextStacks {
  readonly #scripts: LearnerScripts;
  #native: ((this: unknown) => unknown) | undefined;
  /** Where errors were made whose stacks have Node's form already. */
  readonly #origins = new WeakMap<object, SourcePosition>();

  constructor(scripts: LearnerScripts) {
    this.#scripts = scripts;
  }

  /** Errors show stacks in Node's form from now on. */
  install(): void {
    const { prototype } = HostError;
    const descriptor = Object.getOwnPropertyDescriptor(prototype, 'stack');
    const native = descriptor?.get;
    if (descriptor && native) {
      this.#native = native;
      const format = (error: unknown, text: unknown) => this.#format(error, text);
      Object.defineProperty(prototype, 'stack', {
        ...descriptor,
        get(this: unknown) {
          return format(this, native.call(this));
        },
      });
    }
    const capture = Host.captureStackTrace;
    Host.captureStackTrace = (target, above) => {
      capture.call(HostError, target, above);
      this.#rewrite(target);
    };
  }

  /** Where the error was made, in a learner's file or in the library. */
  originOf(error: object): SourcePosition | undefined {
    const text = this.#native ? this.#native.call(error) : (error as { stack?: unknown }).stack;
    if (typeof text !== 'string') return undefined;
    return this.#visible(text)[0]?.place ?? this.#origins.get(error);
  }

  /** An error that the program throws. */
  thrown(error: unknown): void {
    if (!this.#native && error instanceof HostError && Object.hasOwn(error, 'stack')) this.#rewrite(error);
  }

  /** Gives an object's own `stack` Node's form. */
  #rewrite(target: object): void {
    const { stack } = target as { stack?: unknown };
    const origin = this.originOf(target);
    if (origin) this.#origins.set(target, origin);
    const value = this.#format(target, stack);
    Object.defineProperty(target, 'stack', { value, writable: true, configurable: true, enumerable: false });
  }

  /** The innermost learner's frame of the present call. */
  position(): SourcePosition | undefined {
    for (const { awaits, source } of this.#frames(this.#deepStack())) {
      if (awaits) return undefined;
      if (source) return source;
    }
    return undefined;
  }

  /** Safari keeps to `stackTraceLimit`, which the library sets to ten or none. */
  #deepStack(): string {
    const before = Host.stackTraceLimit;
    Host.stackTraceLimit = DEEP;
    const error = new HostError();
    Host.stackTraceLimit = before;
    return String(this.#native ? this.#native.call(error) : error.stack);
  }

  #format(error: unknown, text: unknown): unknown {
    // What has Node's form already was written by the library or the program.
    if (typeof text !== 'string' || !text.split('\n').some((line) => FRAME.test(line))) return text;
    const lines = this.#visible(text)
      .slice(0, MOST_FRAMES)
      .map(({ awaits, name, place: { file, line, column } }) => {
        const where = `${file}:${line}:${column}`;
        return `\n    at ${awaits ? 'async ' : ''}${name ? `${name} (${where})` : where}`;
      });
    return `${HostError.prototype.toString.call(error)}${lines.join('')}`;
  }

  #visible(text: string): TextFrame[] {
    return this.#frames(text).filter(({ source, place }) => source || place.file.startsWith('node:'));
  }

  #frames(text: string): TextFrame[] {
    return text.split('\n').flatMap((row): TextFrame[] => {
      const [, awaits, name = '', address, line, column] = FRAME.exec(row) ?? [];
      if (!address) return [];
      const file = nameOfScript(address);
      const library = libraryPlace(file, Number(line));
      const place = { file, line: Number(line), column: Number(column), ...library };
      const source = this.#scripts.get(file)?.original(place.line, place.column);
      return [
        {
          awaits: awaits !== undefined,
          // `outer/inner<` is a function without a name of its own, within `outer`.
          name: name.endsWith('<') ? '' : (name.split('/').at(-1) ?? ''),
          place: source ? { ...source, file } : place,
          source,
        },
      ];
    });
  }
}
