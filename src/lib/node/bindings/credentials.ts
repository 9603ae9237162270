import type { Environment } from '../environment.ts';

/** The one user of a simulated host, and its one group. */
const ID = 1000;
const NAME = 'node';
const EPERM = 1;
/** What the library takes for "no such name". */
const UNKNOWN = 1;

/** internalBinding('credentials') (src/node_credentials.cc): a process runs as a user without rights over others. */
export function credentialsBinding(environment: Environment): object {
  const become =
    (syscall: string) =>
    (id: number | string): number => {
      if (typeof id === 'string' && id !== NAME) return UNKNOWN;
      if (id === ID || id === NAME) return 0;
      throw notPermitted(syscall);
    };
  return {
    safeGetenv: (name: string) => environment.boot.env[name],
    getTempDir: () => '/tmp',
    implementsPosixCredentials: true,
    getuid: () => ID,
    geteuid: () => ID,
    getgid: () => ID,
    getegid: () => ID,
    getgroups: () => [ID],
    setuid: become('setuid'),
    seteuid: become('seteuid'),
    setgid: become('setgid'),
    setegid: become('setegid'),
    setgroups(groups: readonly (number | string)[]) {
      const index = groups.findIndex((group) => typeof group === 'string' && group !== NAME);
      if (index >= 0) return index + 1;
      throw notPermitted('setgroups');
    },
    initgroups(user: number | string, group: number | string) {
      if (typeof user === 'string' && user !== NAME) return UNKNOWN;
      if (typeof group === 'string' && group !== NAME) return 2;
      throw notPermitted('initgroups');
    },
  };
}

/** As `node::ErrnoException` words it (src/api/exceptions.cc). */
const notPermitted = (syscall: string): Error =>
  Object.assign(new Error('EPERM, Operation not permitted'), {
    errno: EPERM,
    code: 'EPERM',
    syscall,
  });
