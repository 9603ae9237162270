import { DiskError } from '../disk.ts';
import type { Environment } from '../environment.ts';
import { AsyncWrap } from './async-wrap.ts';
import { errorNumber, errorText } from './uv.ts';

export const kUsePromises = Symbol('fs_use_promises_symbol');

interface FileError extends Error {
  errno?: number;
  code?: string;
  syscall?: string;
  path?: string;
  dest?: string;
}

/** What an operation is called in errors, and the paths it is about. */
export interface Subject {
  readonly syscall: string;
  readonly path?: string;
  readonly destination?: string;
}

/** The error that native code makes (`node::UVException`, src/api/exceptions.cc). */
function fileError(error: unknown, { syscall, path, destination }: Subject): unknown {
  if (!(error instanceof DiskError)) return error;
  const of = path === undefined ? '' : ` '${path}'`;
  const to = destination === undefined ? '' : ` -> '${destination}'`;
  const errno = errorNumber(error.code);
  const made: FileError = new Error(`${error.code}: ${errorText(errno)}, ${syscall}${of}${to}`);
  made.errno = errno;
  made.code = error.code;
  made.syscall = syscall;
  if (path !== undefined) made.path = path;
  if (destination !== undefined) made.dest = destination;
  return made;
}

/**
 * Runs disk operations in Node's three ways, told by the request: at once (none), with its `oncomplete`
 * (FSReqCallback), or with a promise. The disk is changed at once in each; who waits is told in the next poll phase.
 */
export class FileRequests {
  readonly #environment: Environment;
  readonly FSReqCallback: new (
    bigint?: boolean,
  ) => AsyncWrap & { oncomplete?: unknown };

  constructor(environment: Environment) {
    this.#environment = environment;
    this.FSReqCallback = class FSReqCallback extends AsyncWrap {
      constructor() {
        super(environment, 'FSREQCALLBACK');
      }
    };
  }

  run(request: unknown, subject: Subject, operation: () => unknown): unknown {
    if (request === undefined) {
      try {
        return operation();
      } catch (error) {
        throw fileError(error, subject);
      }
    }
    let result: unknown;
    let failure: { readonly error: unknown } | undefined;
    try {
      result = operation();
    } catch (error) {
      failure = { error };
    }
    if (request === kUsePromises)
      return new Promise((resolve, reject) =>
        this.#later(() => (failure ? reject(fileError(failure.error, subject)) : resolve(result))),
      );
    const waiting = request as AsyncWrap & { oncomplete: unknown };
    this.#later(() => {
      if (failure) AsyncWrap.call(waiting, waiting.oncomplete, fileError(failure.error, subject));
      else if (result === undefined) AsyncWrap.call(waiting, waiting.oncomplete, null);
      else AsyncWrap.call(waiting, waiting.oncomplete, null, result);
    });
    return undefined;
  }

  #later(answer: () => void): void {
    this.#environment.pending.push(answer);
  }
}
