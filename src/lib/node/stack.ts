import type { SourcePosition } from '../net/trace/event.ts';
import type { Environment } from './environment.ts';
import { HostError } from './host.ts';
import { libraryPlace } from './library-modules.ts';
import type { LearnerScripts } from './modules/learner-scripts.ts';
import { TextStacks } from './text-stacks.ts';

/** V8's structured stack frame. */
interface CallSite {
  getThis(): unknown;
  getTypeName(): string | null;
  getFunction(): unknown;
  getFunctionName(): string | null;
  getMethodName(): string | null;
  getFileName(): string | null;
  getScriptNameOrSourceURL(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  getEvalOrigin(): string | undefined;
  isToplevel(): boolean;
  isEval(): boolean;
  isNative(): boolean;
  isConstructor(): boolean;
  isAsync(): boolean;
  isPromiseAll(): boolean;
  getPromiseIndex(): number | null;
  toString(): string;
}

interface V8Error {
  captureStackTrace(target: object, above?: unknown): void;
  stackTraceLimit: number;
  prepareStackTrace?: unknown;
}

const V8 = HostError as unknown as V8Error;

/** Whether the host calls `Error.prepareStackTrace` with structured frames: V8 alone does. */
function givesCallSites(): boolean {
  const before = V8.prepareStackTrace;
  V8.prepareStackTrace = (_error: unknown, trace: unknown) => trace;
  const { stack } = new HostError() as { stack?: unknown };
  if (before === undefined) delete V8.prepareStackTrace;
  else V8.prepareStackTrace = before;
  return Array.isArray(stack);
}

let known: boolean | undefined;

/** Asked when it is needed, since it makes an error. */
const hasCallSites = (): boolean => {
  known ??= givesCallSites();
  return known;
};

/** A frame as the learner should see it: positions are those of the file as written, or of Node's own. */
class Frame implements CallSite {
  readonly #site: CallSite;
  /** The name of the script it is in. */
  readonly #file: string | null;
  readonly #position: Pick<SourcePosition, 'line' | 'column'> | undefined;

  constructor(site: CallSite, source: SourcePosition | undefined) {
    this.#site = site;
    const script = site.getScriptNameOrSourceURL();
    const place = libraryPlace(script, site.getLineNumber());
    this.#file = place?.file ?? script;
    this.#position = source ?? (place && { line: place.line, column: site.getColumnNumber() ?? 1 });
  }

  getThis = () => undefined;
  getFunction = () => undefined;
  getTypeName = () => this.#site.getTypeName();
  getFunctionName = () => {
    const name = this.#site.getFunctionName();
    return this.#site.isEval() && name === 'eval' ? null : name;
  };
  getMethodName = () => this.#site.getMethodName();
  getFileName = () => this.#file;
  getScriptNameOrSourceURL = () => this.#file;
  getLineNumber = () => this.#position?.line ?? this.#site.getLineNumber();
  getColumnNumber = () => this.#position?.column ?? this.#site.getColumnNumber();
  getEvalOrigin = () => undefined;
  isToplevel = () => this.#site.isToplevel();
  isEval = () => false;
  isNative = () => this.#site.isNative();
  isConstructor = () => this.#site.isConstructor();
  isAsync = () => this.#site.isAsync();
  isPromiseAll = () => this.#site.isPromiseAll();
  getPromiseIndex = () => this.#site.getPromiseIndex();

  toString(): string {
    // We evaluate text where Node compiles modules: the frame of a module's top level has no function name there.
    const text = this.#site
      .toString()
      .replace(/^(async )?eval \((.*)\)$/, '$1$2')
      .replace(/^((?:async )?[\w$]+)\.eval \[as ([^\]]+)\] \(/, '$1.$2 (')
      .replace(/^((?:async )?[\w$]+)\.eval \(/, '$1.<anonymous> (');
    const { line, column } = this.#position ?? {};
    if (line === undefined) return text;
    const script = this.#site.getScriptNameOrSourceURL() ?? '';
    return text.replace(/:\d+:\d+(\)?)$/, `:${line}:${column}$1`).replace(`${script}:`, `${this.#file}:`);
  }
}

/**
 * Stack traces as Node would print them: the engine's own frames and the host's are left out, and positions in the
 * learner's files are those before the engine rewrote them. Where the host gives no structured frames (not V8),
 * text-stacks.ts does what can be done with text.
 */
export class StackTraces {
  readonly #environment: Environment;
  readonly #scripts: LearnerScripts;
  /** Where each error was made, known once its stack has been looked at. */
  readonly #origins = new WeakMap<object, SourcePosition>();
  readonly #texts: TextStacks;
  #collecting = false;
  #override: unknown;

  constructor(environment: Environment, scripts: LearnerScripts) {
    this.#environment = environment;
    this.#scripts = scripts;
    this.#texts = new TextStacks(scripts);
  }

  /** Takes over `Error.prepareStackTrace`, after the library has set its own, which the learner's code may replace. */
  install(): void {
    if (!hasCallSites()) {
      this.#texts.install();
      return;
    }
    this.#override = V8.prepareStackTrace;
    const hook = (error: unknown, trace: readonly CallSite[]) => this.#prepare(error, trace);
    Object.defineProperty(hook, 'name', { value: 'ErrorPrepareStackTrace' });
    Object.defineProperty(V8, 'prepareStackTrace', {
      configurable: true,
      enumerable: false,
      get: () => hook,
      set: (value: unknown) => {
        this.#override = value;
      },
    });
  }

  #prepare(error: unknown, trace: readonly CallSite[]): unknown {
    if (this.#collecting) return trace;
    const frames = this.#visible(trace);
    const first = frames[0];
    const file = first?.getFileName();
    if (typeof error === 'object' && error !== null && first && file)
      this.#origins.set(error, {
        file,
        line: first.getLineNumber() ?? 0,
        column: first.getColumnNumber() ?? 0,
      });
    return this.#environment.prepareStackTrace!(
      { Error: { prepareStackTrace: this.#override } },
      error,
      frames,
    );
  }

  #isOwn(site: CallSite): boolean {
    const file = site.getScriptNameOrSourceURL();
    if (file === null || file === undefined) return false;
    return !file.startsWith('node:') && !this.#scripts.has(file) && !libraryPlace(file, site.getLineNumber());
  }

  #visible(trace: readonly CallSite[]): Frame[] {
    const own = trace.map((site) => this.#isOwn(site));
    const lastOwn = own.lastIndexOf(true);
    // Below our event loop lies the host's.
    const sites = lastOwn >= 0 ? trace.slice(0, lastOwn) : trace.filter((site) => !isHostLoop(site));
    const kept = sites.filter(
      (site, index) =>
        !own[index] &&
        !(
          isBuiltin(site) &&
          ((own[index + 1] && !isObserved(sites, index)) || isTimerLoop(sites[index - 1]))
        ),
    );
    return kept.map((site) => new Frame(site, this.#positionOf(site)));
  }

  #positionOf(site: CallSite): SourcePosition | undefined {
    const file = site.getScriptNameOrSourceURL();
    const line = site.getLineNumber();
    if (!file || !line) return undefined;
    return this.#scripts.get(file)?.original(line, site.getColumnNumber() ?? 1);
  }

  /** Where the error was made, in a learner's file or in the library (`node:net`). */
  originOf(error: object): SourcePosition | undefined {
    if (!hasCallSites()) return this.#texts.originOf(error);
    void (error as Error).stack;
    return this.#origins.get(error);
  }

  /** The program throws a value. */
  thrown(value: unknown): void {
    if (!hasCallSites()) this.#texts.thrown(value);
  }

  /** The visible frames of the present call, innermost first, without the library's own that asked. */
  callSites(count: number): readonly object[] {
    return (
      this.#capture(60, (sites) =>
        this.#visible(sites)
          .slice(1, count + 1)
          .map((site) => ({
            functionName: site.getFunctionName() ?? '',
            scriptId: '0',
            scriptName: site.getFileName() ?? '',
            lineNumber: site.getLineNumber() ?? 0,
            columnNumber: site.getColumnNumber() ?? 0,
            column: site.getColumnNumber() ?? 0,
          })),
      ) ?? []
    );
  }

  /** The innermost learner's frame of the present call. */
  position(): SourcePosition | undefined {
    if (!hasCallSites()) return this.#texts.position();
    return this.#capture(60, (sites) => {
      for (const site of sites) {
        if (site.isAsync()) return undefined;
        const position = this.#positionOf(site);
        if (position) return position;
      }
      return undefined;
    });
  }

  #capture<Result>(limit: number, read: (sites: readonly CallSite[]) => Result): Result | undefined {
    if (!hasCallSites()) return undefined;
    const before = V8.stackTraceLimit;
    const holder: { stack?: readonly CallSite[] } = {};
    this.#collecting = true;
    try {
      V8.stackTraceLimit = limit;
      V8.captureStackTrace(holder);
      const sites = holder.stack;
      return Array.isArray(sites) ? read(sites) : undefined;
    } finally {
      this.#collecting = false;
      V8.stackTraceLimit = before;
    }
  }
}

/** The library's timer loops are generators here: Node's stacks have no frame that resumes them. */
const isTimerLoop = (site: CallSite | undefined) =>
  site !== undefined &&
  libraryPlace(site.getScriptNameOrSourceURL(), site.getLineNumber())?.file === 'node:internal/timers';
/** A method of the host's that the engine's method of the same name called: the program's own call. */
const isObserved = (sites: readonly CallSite[], index: number) =>
  sites[index]!.getFunctionName() === sites[index + 1]?.getFunctionName();
const isBuiltin = (site: CallSite) => !site.getScriptNameOrSourceURL();
const isHostLoop = (site: CallSite) =>
  site.getScriptNameOrSourceURL() === 'node:internal/process/task_queues' && !site.isAsync();
