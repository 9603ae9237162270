import type { Endpoint } from '../address.ts';
import { ByteQueue } from '../byte-queue.ts';
import type { Retransmission, Segment } from '../packet.ts';
import type { Random } from '../random.ts';
import type { Simulator } from '../simulator.ts';
import type { Errno } from '../socket/errno.ts';
import { type Time, ZERO } from '../time.ts';
import { Timer } from '../timer.ts';
import type { TcpState } from '../trace/event.ts';
import type { Origin } from '../trace/origin.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { Reno } from './congestion.ts';
import { congestionControl } from './congestion-control.ts';
import type { KeepAlive } from './keep-alive.ts';
import type { Traced } from './origin-of.ts';
import type { Rack } from './rack.ts';
import { Reassembly } from './reassembly.ts';
import { RetransmissionQueue } from './retransmission-queue.ts';
import type { TimerPurpose } from './retransmission-timer.ts';
import { RtoEstimator } from './rto.ts';
import { SackBlocks } from './sack-blocks.ts';
import type { TcpSettings } from './settings.ts';
import { maySend, NEXT_STATES } from './state.ts';
import { onDelayedAck, onRetransmissionTimer } from './timers.ts';
import type { Undo } from './undo.ts';
import { WindowUse } from './window-use.ts';

/** What TCP needs from the host it runs on. */
export interface TcpHost {
  readonly name: string;
  readonly simulator: Simulator;
  readonly settings: TcpSettings;
  readonly random: Random;
  /** Where the host's timestamp clock stands at virtual time 0. */
  readonly timestampOrigin: number;
  /** Largest IP packet on the way to `endpoint`, in bytes. */
  mtuTo(endpoint: Endpoint): number;
  /** Where a traced run is recorded. */
  readonly recorder: Recorder | undefined;
  sendSegment(
    local: Endpoint,
    remote: Endpoint,
    segment: Segment,
    retransmission?: Retransmission,
    origin?: Origin,
  ): void;
}

/** The user of a connection: its socket. Told after a segment or timer has been dealt with in full. */
export interface TcpUser {
  /** The socket's number in the trace. */
  readonly id: number;
  stateChanged(state: TcpState): void;
  /** Whether a connection that a SYN opened may be established now; false when the accept queue is full. */
  mayEstablish(): boolean;
  connected(): void;
  readable(): void;
  writable(): void;
  failed(errno: Errno): void;
}

/**
 * A TCP connection: the transmission control block of RFC 9293 §3.3.1 with its variables under their names there.
 * What is done with it lies beside: handshake, input (acknowledgment, text), output, user calls, timers.
 *
 * Left out: F-RTO, PAWS, ECN, fast open, urgent data, pacing.
 */
export class Connection {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly host: TcpHost;
  readonly user: TcpUser;
  /** Bytes the user has written that no segment carries yet. */
  readonly unsent = new ByteQueue();
  readonly queue = new RetransmissionQueue();
  /** Bytes that arrived in order and wait for the user. */
  readonly unread = new ByteQueue();
  readonly reassembly = new Reassembly();
  /** What is reported of the data in `reassembly`. */
  readonly sackBlocks = new SackBlocks();
  readonly rto: RtoEstimator;
  congestion: Reno;
  /** Whether the congestion window is in full use. */
  readonly use = new WindowUse();
  readonly retransmissionTimer: Timer<Connection>;
  /** What that timer is running for. */
  timerPurpose: TimerPurpose = 'rto';
  readonly delayedAckTimer: Timer<Connection>;
  timeWaitTimer: Timer<Connection> | undefined;
  /** Keep-alive, when it is on; when the peer was heard last, and probes since. */
  keepAlive: KeepAlive | undefined;
  keepAliveTimer: Timer<Connection> | undefined;
  heardAt = ZERO;
  keepAliveProbes = 0;

  readonly snd = {
    /** Initial send sequence number. */
    iss: 0,
    /** Oldest sequence number not acknowledged. */
    una: 0,
    /** Next sequence number to send. */
    nxt: 0,
    /** What the peer is ready to receive from `una` on, in bytes. */
    wnd: 0,
    /** The largest `wnd` so far. */
    maxWnd: 0,
    /** Sequence number of the segment that last updated `wnd`. Like Linux, without SND.WL2: `una` tells as much. */
    wl1: 0,
    /** Shift of the windows the peer sends (RFC 7323 §2). */
    scale: 0,
    /** Bytes of data that the send buffer holds, sent or not. */
    capacity: 0,
    /** Most payload bytes a segment of ours carries, timestamps already taken off (RFC 9293 §3.7.1). */
    mss: 536,
    /** End of the last segment that was smaller than mss, for Nagle's algorithm. */
    smallEnd: 0,
    noDelay: false,
    /** The user has closed: FIN follows the last byte; then it has been sent. */
    fin: 'none' as 'none' | 'queued' | 'sent',
    /** Bytes sent and acknowledged so far, beyond 32 bits. */
    sentBytes: 0,
    ackedBytes: 0,
    lastSentAt: 0 as Time,
    /** The user has been refused room, and waits to hear of it. */
    full: false,
  };

  readonly rcv = {
    irs: 0,
    /** Next sequence number expected. */
    nxt: 0,
    /** The window last advertised, and its right edge. It never moves left (RFC 9293 §3.8.6). */
    wnd: 0,
    edge: 0,
    /** Shift of the windows we send. */
    scale: 0,
    /** `nxt` when an ACK was last sent. */
    acked: 0,
    /** Bytes of data that the receive buffer holds. */
    capacity: 0,
    /** The window offered grows with the data that arrives, up to the capacity (Linux rcv_ssthresh). */
    target: 0,
    /** Largest payload seen, at least 536: a guess of the peer's segment size (Linux rcv_mss). */
    mss: 536,
    /** Sequence number of the peer's FIN, once it has been seen. */
    fin: undefined as number | undefined,
    /** Bytes of data received in order so far. */
    bytes: 0,
    /** The FIN has been reached: the user reads the end of the stream. */
    ended: false,
    /** ACKs still to be sent at once (Linux quick acks). */
    quick: 0,
    /** Data flows both ways in turns: a delayed ACK will ride on an answer (Linux pingpong mode). */
    interactive: false,
    ackNow: false,
    ackDue: false,
    /** Before the first data: never. */
    lastDataAt: Number.NEGATIVE_INFINITY as Time,
    /** The peer's timestamp to echo (RFC 7323 §4.3 TS.Recent). */
    tsRecent: 0,
    /** Bytes the user has read in the round trip under way and in the one before; when it began. */
    copied: 0,
    copiedBefore: 0,
    copiedSince: 0 as Time,
  };

  /** Both ends scale windows (RFC 7323 §2.2), have permitted SACK (RFC 2018 §2), and send timestamps (RFC 7323 §3.2). */
  scaling = false;
  sack = false;
  timestamps = false;
  readonly rack: Rack = { sentAt: -1, end: 0, rtt: 0, reordering: false };

  /** Loss recovery: newreno.ts without SACK, sack-recovery.ts with it. */
  readonly recovery = {
    phase: 'open' as 'open' | 'disorder' | 'fast' | 'loss',
    /** SND.NXT when a loss (or disorder) was last noticed. */
    recover: 0,
    /** Duplicate ACKs in a row; only without SACK. */
    duplicates: 0,
    /** The end of the highest segment that has been delivered. */
    highestSacked: 0,
    /** PRR (RFC 6937 §3): the window before, segments delivered and sent since. */
    priorCwnd: 0,
    delivered: 0,
    out: 0,
    /** SND.NXT after a tail loss probe that is not answered yet, and whether it was the copy of a segment. */
    probeEnd: undefined as number | undefined,
    probeIsCopy: false,
    /** The timestamp of the first retransmission since all was well, and what it would be to undo the reduction. */
    firstResent: undefined as number | undefined,
    undo: undefined as Undo | undefined,
  };
  /** Retransmissions or probes in a row without an answer. */
  attempts = 0;
  /** Segments sent again so far, for whatever reason. */
  retransmissions = 0;
  /** When the segment was first sent that the retransmissions in a row are copies of. */
  silentSince = 0 as Time;
  /** What ICMP has said of the path since the last ACK: the reason given when the connection times out (Linux sk_err_soft). */
  softError: Errno | undefined;
  /** When a segment that cannot be right was last answered. */
  challengedAt: Time | undefined;
  /** Only in traced runs. */
  traced: Traced | undefined;
  /** The user has closed the socket for good. */
  orphaned = false;
  private current: TcpState = 'CLOSED';
  private connected = false;
  private readable = false;
  private writable = false;
  private errno: Errno | undefined;

  constructor(host: TcpHost, user: TcpUser, local: Endpoint, remote: Endpoint) {
    this.host = host;
    this.user = user;
    this.local = local;
    this.remote = remote;
    this.heardAt = host.simulator.now;
    this.rto = new RtoEstimator(host.settings);
    this.congestion = congestionControl(host.settings);
    this.retransmissionTimer = new Timer<Connection>(host.simulator, onRetransmissionTimer, this);
    this.delayedAckTimer = new Timer<Connection>(host.simulator, onDelayedAck, this);
  }

  get now(): Time {
    return this.host.simulator.now;
  }

  /** Neither being opened nor over. */
  get isOpen(): boolean {
    return maySend(this.current) || this.current === 'FIN-WAIT-2';
  }

  get state(): TcpState {
    return this.current;
  }

  /** The one place where the state changes. */
  become(state: TcpState): void {
    if (!NEXT_STATES[this.current].includes(state)) {
      throw new Error(`a TCP connection cannot go from ${this.current} to ${state}`);
    }
    this.current = state;
    if (state === 'CLOSED') this.release();
    this.user.stateChanged(state);
  }

  /** Ends the connection at once, and tells the user why. */
  fail(errno: Errno): void {
    if (this.current === 'CLOSED') return;
    this.errno = errno;
    this.become('CLOSED');
  }

  /** Notes what the user is to be told once the segment or timer at hand has been dealt with. */
  noteConnected(): void {
    this.connected = true;
  }

  noteReadable(): void {
    this.readable = true;
  }

  noteWritable(): void {
    this.writable = true;
  }

  /** Tells the user what has been noted. */
  tellUser(): void {
    if (this.connected) {
      this.connected = false;
      this.user.connected();
    }
    if (this.readable) {
      this.readable = false;
      this.user.readable();
    }
    if (this.writable) {
      this.writable = false;
      this.user.writable();
    }
    if (this.errno !== undefined) {
      const errno = this.errno;
      this.errno = undefined;
      this.user.failed(errno);
    }
  }

  private release(): void {
    this.retransmissionTimer.cancel();
    this.delayedAckTimer.cancel();
    this.timeWaitTimer?.cancel();
    this.keepAliveTimer?.cancel();
    this.unsent.clear();
    this.queue.clear();
    this.reassembly.clear();
  }
}
