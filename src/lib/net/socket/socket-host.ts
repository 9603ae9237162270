import type { Address } from '../address.ts';
import type { Datagram } from '../packet.ts';
import type { TcpHost } from '../tcp/connection.ts';
import type { SocketEvent } from '../trace/event.ts';
import type { Origin } from '../trace/origin.ts';
import type { SocketTable } from './socket-table.ts';

/** What sockets need from the host they belong to. */
export interface SocketHost extends TcpHost {
  readonly address: Address;
  readonly sockets: SocketTable;
  /** Whether an address is the host's own; 127.0.0.0/8 is. */
  owns(address: Address): boolean;
  /** Whether there is a way to an address. */
  reaches(address: Address): boolean;
  /** The address that packets to a destination come from. */
  sourceFor(destination: Address): Address;
  /** `ttl`: the host's when undefined. */
  sendDatagram(from: Address, to: Address, datagram: Datagram, ttl?: number, origin?: Origin): void;
  traceSocket(event: Omit<SocketEvent, 'kind' | 'at' | 'host'>): void;
  takeSocketId(): number;
}
