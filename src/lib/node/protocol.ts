/**
 * The lockstep protocol between the kernel and a process (each in a worker of its own).
 * The kernel gives one process one `Slice` at a time and waits for its `Turn`; nobody else runs meanwhile.
 */
import type { Address, Endpoint, Port } from '../net/address.ts';
import type { ChannelResult, ChannelSettings } from '../net/dns/channel.ts';
import type { Errno } from '../net/socket/errno.ts';
import type { BoundPort } from '../net/socket/socket-table.ts';
import type { KeepAlive } from '../net/tcp/keep-alive.ts';
import type { Time } from '../net/time.ts';
import type { SourcePosition } from '../net/trace/event.ts';
import type { RecordType } from '../net/wire/dns-record.ts';
import type { DiskChange } from './disk-change.ts';
import type { PartScripts } from './parts.ts';

/** What a process is before it runs. Sent once. */
export interface Boot {
  readonly pid: number;
  readonly hostname: string;
  readonly address: Address;
  /** What its resolv.conf says: addresses, and milliseconds that it sets; absent when it sets none. */
  readonly nameServers: { readonly addresses: readonly Address[]; readonly timeout?: number };
  /** Script path and arguments after it: `['/home/server.mjs', 'x']`. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Absolute path → text. */
  readonly files: Readonly<Record<string, string>>;
  /** Absolute path → content of files that are not text. */
  readonly blobs?: Readonly<Record<string, Uint8Array>>;
  /** Modules of Node that a file takes the place of, for programs only: `child_process` → the file's path. */
  readonly standIns?: Readonly<Record<string, string>>;
  /** CommonJS files that run before the program, as with `node --require`. */
  readonly preload?: readonly string[];
  /** The parts of the engine that the files name (`partsFor`). */
  readonly parts: PartScripts;
  /** Seeds Math.random and crypto of this process. */
  readonly seed: number;
  /** Milliseconds since 1970 that `Date` shows at virtual time 0. */
  readonly epoch: number;
  /** Most bytes of output before the process is stopped. */
  readonly outputLimit: number;
  /** Most loop turns and calls in one slice before the process is stopped. */
  readonly loopLimit: number;
  /** Real milliseconds the program may compute in one slice before it is stopped; Infinity when a test must not depend on it. */
  readonly patience: number;
}

/** Sockets are numbered by the process that opens them (even) or by the kernel for accepted ones (odd). */
export type SocketId = number;

/** The kernel tells the process. */
export type KernelEvent =
  | { readonly type: 'start' }
  | {
      readonly type: 'connected';
      readonly socket: SocketId;
      readonly local: Endpoint;
      readonly remote: Endpoint;
      readonly room: number;
    }
  | { readonly type: 'connect-failed'; readonly socket: SocketId; readonly errno: Errno }
  | {
      readonly type: 'accepted';
      readonly listener: SocketId;
      readonly socket: SocketId;
      readonly local: Endpoint;
      readonly remote: Endpoint;
      readonly room: number;
    }
  | { readonly type: 'data'; readonly socket: SocketId; readonly bytes: Uint8Array }
  /** The peer sent FIN and everything before it has been delivered. */
  | { readonly type: 'end'; readonly socket: SocketId }
  | { readonly type: 'error'; readonly socket: SocketId; readonly errno: Errno }
  /** The send buffer now has room for so many bytes. */
  | { readonly type: 'room'; readonly socket: SocketId; readonly room: number }
  | {
      readonly type: 'datagram';
      readonly socket: SocketId;
      readonly from: Endpoint;
      readonly bytes: Uint8Array;
    }
  /** Addresses of a name, or the name of an address: at least one, or an error. */
  | { readonly type: 'resolved'; readonly request: number; readonly result: Resolution }
  | { readonly type: 'dns-answer'; readonly request: number; readonly result: ChannelResult }
  | { readonly type: 'input'; readonly text: string | null }
  | { readonly type: 'signal'; readonly name: string };

/** What getaddrinfo and getnameinfo of a C library find (RFC 3493 §6): texts, or one of two errors. */
export type Resolution = readonly string[] | 'EAI_NONAME' | 'EAI_AGAIN';

/** The process asks the kernel. Operations of one turn are carried out in order, at the slice's virtual time. */
export type Operation = { readonly source?: SourcePosition } & (
  | {
      readonly type: 'tcp-bind';
      readonly socket: SocketId;
      readonly local: Endpoint;
      readonly reuseAddress: boolean;
      readonly reusePort?: boolean;
    }
  | { readonly type: 'tcp-listen'; readonly socket: SocketId; readonly backlog: number }
  | { readonly type: 'tcp-connect'; readonly socket: SocketId; readonly remote: Endpoint }
  /** Never more bytes than the room last told. */
  | { readonly type: 'tcp-write'; readonly socket: SocketId; readonly bytes: Uint8Array }
  | { readonly type: 'tcp-shutdown'; readonly socket: SocketId }
  /** The process wants data (true), or lets the receive buffer fill (false). */
  | { readonly type: 'tcp-read'; readonly socket: SocketId; readonly on: boolean }
  | { readonly type: 'tcp-no-delay'; readonly socket: SocketId; readonly on: boolean }
  /** SO_KEEPALIVE, with other times than the host's when given. */
  | {
      readonly type: 'tcp-keep-alive';
      readonly socket: SocketId;
      readonly on: boolean;
      readonly times?: KeepAlive;
    }
  /** IP_TTL of the datagrams to come. */
  | { readonly type: 'udp-ttl'; readonly socket: SocketId; readonly ttl: number }
  | { readonly type: 'tcp-reset'; readonly socket: SocketId }
  | {
      readonly type: 'udp-bind';
      readonly socket: SocketId;
      readonly local: Endpoint;
      readonly reuseAddress: boolean;
      readonly reusePort?: boolean;
    }
  | { readonly type: 'udp-connect'; readonly socket: SocketId; readonly remote: Endpoint | null }
  | {
      readonly type: 'udp-send';
      readonly socket: SocketId;
      readonly to: Endpoint;
      readonly bytes: Uint8Array;
    }
  | { readonly type: 'udp-read'; readonly socket: SocketId; readonly on: boolean }
  | { readonly type: 'close'; readonly socket: SocketId }
  | {
      readonly type: 'resolve';
      readonly request: number;
      /** As the program wrote it, and as name servers are asked for it. */
      readonly name: string;
      readonly ascii: string;
      readonly family: 4 | 6;
    }
  | { readonly type: 'resolve-address'; readonly request: number; readonly address: Address }
  /** A channel begins with its first query; its settings never change. */
  | {
      readonly type: 'dns-query';
      readonly channel: number;
      readonly settings: ChannelSettings;
      readonly request: number;
      readonly name: string;
      readonly record: RecordType;
    }
  | { readonly type: 'dns-cancel'; readonly channel: number }
  /** Something the library told the learner's code, for the lifeline: `data 15`, `end`, `ECONNREFUSED`. */
  | { readonly type: 'note'; readonly socket?: SocketId; readonly label: string }
);

export type NameOperation = Extract<
  Operation,
  { readonly type: 'resolve' | 'resolve-address' | 'dns-query' | 'dns-cancel' }
>;
/** An operation on a socket, or a note for the lifeline. */
export type SocketOperation = Exclude<Operation, NameOperation>;

export const isAboutNames = (operation: Operation): operation is NameOperation =>
  operation.type.startsWith('resolve') || operation.type.startsWith('dns-');

export interface Slice {
  readonly now: Time;
  readonly events: readonly KernelEvent[];
  /** The ports taken on the host at this moment, so that bind, listen and getsockname can answer at once. */
  readonly ports: readonly BoundPort[];
  /** The next ephemeral port the host would hand out for each protocol. */
  readonly ephemeral: { readonly tcp: Port; readonly udp: Port };
  /** What other processes of the host have done to its disk since this one ran last. */
  readonly disk?: readonly DiskChange[];
  /** Ends the program after so many loop turns and calls, and never by the clock: for slices that are run again. */
  readonly loopLimit?: number;
}

export interface Output {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

export interface Exit {
  readonly code: number;
  readonly signal?: string;
  /** Set when the process was stopped by a limit of the engine. */
  readonly limit?:
    | {
        readonly kind: 'loop';
        readonly source?: SourcePosition;
        /** Loop turns and calls of the slice, when the clock and not their limit ended it. */
        readonly count?: number;
      }
    | { readonly kind: 'output'; readonly limit: number }
    /** It held more bytes than it may. What else the turn tells counts for nothing. */
    | { readonly kind: 'memory'; readonly limit: number };
}

/** What one slice brought. */
export interface Turn {
  readonly operations: readonly Operation[];
  readonly output: readonly Output[];
  /** What it has done to the disk of its host. */
  readonly disk?: readonly DiskChange[];
  /** When the process wants to run again if nothing happens before; null when it only waits for the kernel. */
  readonly timerAt: Time | null;
  readonly exit?: Exit;
}
