import { formatAddress } from '../../net/address.ts';
import type { Environment } from '../environment.ts';

/** internalBinding('os') (src/node_os.cc): the simulated host, one processor, one interface beside loopback. */
export function osBinding(environment: Environment): object {
  const gigabyte = 2 ** 30;
  return {
    isBigEndian: false,
    getHostname: () => environment.boot.hostname,
    getOSInformation: () => ['Linux', '#1 SMP', '6.12.0', 'x86_64'],
    getHomeDirectory: () => '/home',
    getUserInfo(options?: { readonly encoding?: string }) {
      const { Buffer } = environment.require('buffer') as { Buffer: typeof import('node:buffer').Buffer };
      const text = (value: string) => (options?.encoding === 'buffer' ? Buffer.from(value) : value);
      return {
        __proto__: null,
        uid: 1000,
        gid: 1000,
        username: text('learner'),
        homedir: text('/home'),
        shell: text('/bin/sh'),
      };
    },
    getAvailableParallelism: () => 1,
    getCPUs: () => ['simulated', 1000, 0, 0, 0, 0, 0],
    getFreeMem: () => gigabyte,
    getTotalMem: () => 2 * gigabyte,
    getLoadAvg(averages: Float64Array) {
      averages.fill(0);
    },
    getUptime: () => environment.now / 1e9,
    getPriority: () => 0,
    setPriority: () => 0,
    /** Name, address, netmask, family, MAC, internal, scope; one after the other. */
    getInterfaceAddresses() {
      const { address } = environment.boot;
      return [
        ...['lo', '127.0.0.1', '255.0.0.0', 'IPv4', '00:00:00:00:00:00', true, -1],
        ...['eth0', formatAddress(address), '255.255.255.0', 'IPv4', macOf(address), false, -1],
      ];
    },
  };
}

/** A locally administered address made of the IPv4 one. */
const macOf = (address: number): string =>
  [
    '02',
    '00',
    ...[24, 16, 8, 0].map((shift) => ((address >>> shift) & 255).toString(16).padStart(2, '0')),
  ].join(':');
