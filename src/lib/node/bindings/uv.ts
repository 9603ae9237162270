import constants from 'ieum:constants';
import type { Errno } from '../../net/socket/errno.ts';

const messages = new Map(constants.errors.map(([code, pair]) => [code, pair] as const));

/** libuv's negative number of an error: ECONNREFUSED → -111. */
export function errorNumber(
  errno: Errno | 'EOF' | 'ECANCELED' | 'ENOENT' | 'EAI_NONAME' | 'ENOSYS' | 'ESRCH' | 'ENOTSUP',
): number {
  const number = constants.uv[`UV_${errno}`];
  if (number === undefined) throw new Error(`libuv has no error ${errno}`);
  return number;
}

/** internalBinding('uv') (src/uv.cc): error numbers and their texts. */
export function uvBinding(): object {
  return {
    ...constants.uv,
    errname: (code: number) => messages.get(code)?.[0] ?? `Unknown system error ${code}`,
    getErrorMap: () => messages,
    getErrorMessage: (code: number) => messages.get(code)?.[1] ?? `Unknown system error ${code}`,
  };
}
