import type { SourcePosition } from '../../net/trace/event.ts';

/** One end of a TCP connection as Node names it: an address, and a port number. */
export interface TapEndpoint {
  readonly address: string;
  readonly port: number;
}

/** What the tap (tap.cjs) tells of a program. `t` is milliseconds since 1970; sockets are numbered by each process. */
export type TapEvent =
  | {
      readonly kind: 'call';
      readonly t: number;
      /** Absent for calls that belong to no socket. */
      readonly socket?: number;
      /** As the lifeline shows it: `connect()`, `write(15)`, `data 15`, `end`, `ECONNREFUSED`. */
      readonly label: string;
      readonly source?: SourcePosition;
      /** Bytes handed to the socket, or taken from it, by this call. */
      readonly sent?: number;
      readonly received?: number;
    }
  | {
      readonly kind: 'socket';
      readonly t: number;
      readonly socket: number;
      readonly state: 'LISTEN' | 'ESTABLISHED' | 'CLOSED';
      readonly local?: TapEndpoint;
      readonly remote?: TapEndpoint;
    };

/** What comes out of a process's terminal: text of one of its two streams, or what the tap told between. */
export type TapOutput =
  | { readonly type: 'text'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly type: 'event'; readonly event: TapEvent };
