import type { SourcePosition } from '../net/trace/event.ts';
import { HostError } from './host.ts';
import { libraryPlace } from './library-modules.ts';
import type { LearnerScripts } from './modules/learner-scripts.ts';

/** A frame of Firefox or Safari: `name@place:line:column`; what awaits the call begins with `async*`. */
const FRAME = /^(async\*)?([^@]*)@(.*):(\d+):(\d+)$/;
/** As many frames as Node shows. */
const MOST_FRAMES = 10;

interface TextFrame {
  readonly awaits: boolean;
  readonly name: string;
  readonly place: SourcePosition;
  /** In a file of the learner: the place as written, by the file's path. */
  readonly source: SourcePosition | undefined;
}

interface Capturing {
  captureStackTrace(target: object, above?: unknown): void;
}

/**
 * Stacks as Node prints them, where the host has them as text of another form, without the error's name and message and
 * with the engine's own frames in it (Firefox; Safari, where `stack` is an own property, keeps its form).
 */
export class TextStacks {
  readonly #scripts: LearnerScripts;
  #native: ((this: unknown) => unknown) | undefined;

  constructor(scripts: LearnerScripts) {
    this.#scripts = scripts;
  }

  /** Errors show stacks in Node's form from now on. */
  install(): void {
    const { prototype } = HostError;
    const descriptor = Object.getOwnPropertyDescriptor(prototype, 'stack');
    const native = descriptor?.get;
    if (!descriptor || !native) return;
    this.#native = native;
    const format = (error: unknown, text: unknown) => this.#format(error, text);
    Object.defineProperty(prototype, 'stack', {
      ...descriptor,
      get(this: unknown) {
        return format(this, native.call(this));
      },
    });
    const host = HostError as unknown as Capturing;
    const capture = host.captureStackTrace;
    host.captureStackTrace = (target, above) => {
      capture.call(HostError, target, above);
      const value = format(target, (target as { stack?: unknown }).stack);
      Object.defineProperty(target, 'stack', {
        value,
        writable: true,
        configurable: true,
        enumerable: false,
      });
    };
  }

  /** Where the error was made, in a learner's file or in the library. */
  originOf(error: object): SourcePosition | undefined {
    const text = this.#native?.call(error);
    return typeof text === 'string' ? this.#visible(text)[0]?.place : undefined;
  }

  /** The innermost learner's frame of the present call. */
  position(): SourcePosition | undefined {
    const text = this.#native ? this.#native.call(new HostError()) : new HostError().stack;
    for (const { awaits, source } of this.#frames(String(text))) {
      if (awaits) return undefined;
      if (source) return source;
    }
    return undefined;
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
      const [, awaits, name = '', file, line, column] = FRAME.exec(row) ?? [];
      if (!file) return [];
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
