import constants from 'ieum:constants';
import type { Errno } from '../../net/socket/errno.ts';
import type { DiskErrno } from '../disk.ts';

const messages = new Map(constants.errors.map(([code, pair]) => [code, pair] as const));

/** libuv's negative number of an error: ECONNREFUSED → -111. */
export function errorNumber(
  errno:
    | Errno
    | DiskErrno
    | 'EOF'
    | 'ECANCELED'
    | 'ENOENT'
    | 'EAI_NONAME'
    | 'EAI_AGAIN'
    | 'ENOSYS'
    | 'ENOTSOCK'
    | 'EINVAL'
    | 'ESRCH'
    | 'ENOTSUP',
): number {
  const number = constants.uv[`UV_${errno}`];
  if (number === undefined) throw new Error(`libuv has no error ${errno}`);
  return number;
}

/** libuv's sentence on an error. */
export const errorText = (number: number): string =>
  messages.get(number)?.[1] ?? `Unknown system error ${number}`;

/** The error that `node::UVException` makes of a failed call on a path. */
export function systemError(code: 'ENOENT' | 'ENOTDIR', syscall: string, path: string, dest?: string): Error {
  const errno = errorNumber(code);
  const places = dest === undefined ? `'${path}'` : `'${path}' -> '${dest}'`;
  return Object.assign(new Error(`${code}: ${errorText(errno)}, ${syscall} ${places}`), {
    errno,
    code,
    syscall,
    path,
    ...(dest !== undefined && { dest }),
  });
}

/** internalBinding('uv') (src/uv.cc): error numbers and their texts. */
export function uvBinding(): object {
  return {
    ...constants.uv,
    errname: (code: number) => messages.get(code)?.[0] ?? `Unknown system error ${code}`,
    getErrorMap: () => messages,
    getErrorMessage: errorText,
  };
}
