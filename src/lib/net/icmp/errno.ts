import type { Errno } from '../socket/errno.ts';
import { FRAGMENTATION_NEEDED, PORT_UNREACHABLE, TIME_EXCEEDED, UNREACHABLE } from './unreachable.ts';

/** What an ICMP error means to a socket. */
export interface IcmpErrno {
  readonly errno: Errno;
  /** A hard error ends what a connected UDP socket waits for; others it never hears of (RFC 1122 §4.1.3.3). */
  readonly hard: boolean;
}

/** Communication administratively prohibited by a filter: network, host, anything (RFC 1812 §5.2.7.1). */
const PROHIBITED: readonly number[] = [9, 10, 13];
const ABOUT_NETWORK: readonly number[] = [0, 6, 9, 11];

/** Linux's table (icmp_err_convert in net/ipv4/icmp.c); undefined for messages that are no errors. */
export function errnoOf(type: number, code: number): IcmpErrno | undefined {
  if (type === TIME_EXCEEDED) return { errno: 'EHOSTUNREACH', hard: false };
  if (type !== UNREACHABLE) return undefined;
  if (code === PORT_UNREACHABLE) return { errno: 'ECONNREFUSED', hard: true };
  if (code === FRAGMENTATION_NEEDED) return { errno: 'EMSGSIZE', hard: true };
  return {
    errno: ABOUT_NETWORK.includes(code) ? 'ENETUNREACH' : 'EHOSTUNREACH',
    hard: PROHIBITED.includes(code),
  };
}
