/** The timers that make a host send. `retransmission`: RTO, RFC 6298; `probe`: a tail loss probe, RFC 8985 §7. */
export type TimerName =
  | 'retransmission'
  | 'probe'
  | 'reordering'
  | 'persist'
  | 'delayed-ack'
  | 'keep-alive'
  | 'reassembly';

/**
 * What makes a host send at this moment: a call of a process (`call` is the place of its ProcessEvent among those of the
 * trace, from 0; absent for a call that the trace does not show), a packet that has arrived (by its `hop`), or a timer.
 */
export type Cause =
  | { readonly kind: 'call'; readonly call?: number }
  | { readonly kind: 'arrival'; readonly hop: number }
  | { readonly kind: 'timer'; readonly timer: TimerName };

/** Where a packet comes from. It stays with the packet on every link; an answer of another host has its own. */
export interface Origin {
  /** The `socket` of the SocketEvents on the sending host; absent for what a host sends by itself. */
  readonly socket?: number;
  /**
   * The call that the packet carries out, as in `Cause`: connect() for a SYN, the write() that its data begins with, also
   * when it is sent again, end() for a FIN, send() for a datagram.
   */
  readonly call?: number;
  /** Absent when a program outside of the trace made it, such as a test. */
  readonly cause?: Cause;
}
