import { milliseconds, seconds, type Time, ZERO } from '../time.ts';

/** What can be set about TCP, with Linux's names in the comments. The same for all hosts of a network. */
export interface TcpSettings {
  /** How the congestion window grows (tcp_congestion_control): RFC 5681 or RFC 9438. */
  readonly congestionControl: 'reno' | 'cubic';
  /** Whether SACK is offered (RFC 2018; tcp_sack). Without it losses are recovered from after RFC 6582 (NewReno). */
  readonly sack: boolean;
  /** Whether timestamps are offered (RFC 7323; tcp_timestamps): 12 bytes of each segment. */
  readonly timestamps: boolean;
  /** The unit that timers are rounded up to, as a kernel's timer wheel does (see timer-wheel.ts); 0: exact. */
  readonly timerTick: Time;
  /** Initial congestion window in segments (RFC 6928). */
  readonly initialWindow: number;
  /** RTO before the first measurement of the round-trip time (RFC 6298 §2.1). */
  readonly initialRto: Time;
  /** Least time that the RTO lies above the smoothed round-trip time (tcp_rto_min). */
  readonly minRtoAboveRtt: Time;
  /** Least RTO in all (RFC 6298 §2.4: 1 s). */
  readonly minRto: Time;
  readonly maxRto: Time;
  /** Retransmissions of a SYN before connect fails (tcp_syn_retries), beside the linear ones. */
  readonly synRetries: number;
  /** How many SYN time-outs come before they begin to double (tcp_syn_linear_timeouts; 0 as in RFC 6298). */
  readonly synLinearTimeouts: number;
  readonly synAckRetries: number;
  /** Patience with a silent peer, in retransmissions that double from minRtoAboveRtt on (tcp_retries2). */
  readonly retries: number;
  /** The same when the user has closed the socket already (tcp_orphan_retries). */
  readonly orphanRetries: number;
  /** A delayed ACK waits at most so long (RFC 9293 §3.8.6.3; TCP_DELACK_MIN). */
  readonly delayedAck: Time;
  /** 2 MSL (TCP_TIMEWAIT_LEN), also the longest time in FIN-WAIT-2 after the user has closed (tcp_fin_timeout). */
  readonly timeWait: Time;
  /** Receive buffer at the start and at most, in bytes of kernel memory (tcp_rmem). */
  readonly receiveBuffer: { readonly initial: number; readonly max: number };
  /** Send buffer at the start and at most, in bytes of data (tcp_wmem counts kernel memory). */
  readonly sendBuffer: { readonly initial: number; readonly max: number };
}

/** Linux 6.18 as it comes, but for Reno: a single flow's window is easier to follow than CUBIC's. */
export const LINUX: TcpSettings = {
  congestionControl: 'reno',
  sack: true,
  timestamps: true,
  timerTick: ZERO,
  initialWindow: 10,
  initialRto: seconds(1),
  minRtoAboveRtt: milliseconds(200),
  minRto: ZERO,
  maxRto: seconds(120),
  synRetries: 6,
  synLinearTimeouts: 4,
  synAckRetries: 5,
  retries: 15,
  orphanRetries: 8,
  delayedAck: milliseconds(40),
  timeWait: seconds(60),
  receiveBuffer: { initial: 131072, max: 6291456 },
  sendBuffer: { initial: 10240, max: 2621440 },
};

/**
 * TCP as textbooks draw it: three duplicate ACKs and NewReno (RFC 5681, 6582), no SACK, no tail loss probe, an RTO of
 * at least 1 s and a SYN that waits 1, 2, 4 … s (RFC 6298). All else as Linux.
 */
export const TEXTBOOK: TcpSettings = { ...LINUX, sack: false, minRto: seconds(1), synLinearTimeouts: 0 };

export type TcpProfile = 'linux' | 'textbook';
export const PROFILES: Readonly<Record<TcpProfile, TcpSettings>> = { linux: LINUX, textbook: TEXTBOOK };

/** The timer tick of a kernel with HZ=250, as most distributions build it. */
export const LINUX_HZ250_TICK = milliseconds(4);
