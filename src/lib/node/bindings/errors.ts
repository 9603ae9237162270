import constants from 'ieum:constants';
import type { Environment, LibraryFunction } from '../environment.ts';

/** An error that Node's native side throws, with a code (src/node_errors.h). */
export const nativeError = (code: string, message: string): Error =>
  Object.assign(new TypeError(message), { code });

/** internalBinding('errors') (src/node_errors.cc). */
export function errorsBinding(environment: Environment): object {
  return {
    exitCodes: constants.exitCodes,
    setPrepareStackTraceCallback(callback: NonNullable<Environment['prepareStackTrace']>) {
      environment.prepareStackTrace = callback;
    },
    setEnhanceStackForFatalException(before: LibraryFunction, after: LibraryFunction) {
      environment.enhanceFatalError = [before, after];
    },
    triggerUncaughtException: (error: unknown, fromPromise: boolean) =>
      environment.triggerUncaught(error, fromPromise),
    /** V8's printing of a value that runs none of the program's code. */
    noSideEffectsToString(value: unknown): string {
      if (value instanceof Error) return Error.prototype.toString.call(value);
      if (typeof value === 'symbol') return value.toString();
      return typeof value === 'object' && value !== null
        ? `#<${value.constructor?.name ?? 'Object'}>`
        : String(value);
    },
    getErrorSourcePositions: (error: object) => environment.sourceOf(error),
    setGetSourceMapErrorSource() {},
    setSourceMapsEnabled() {},
    setMaybeCacheGeneratedSourceMap() {},
  };
}
