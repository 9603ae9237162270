/** What an application's messages are like, and when they are of use. */
export type Traffic =
  /** A message of so many bytes at each interval, of use only so long after it was sent. */
  | {
      readonly kind: 'messages';
      readonly bytes: number;
      readonly intervalMs: number;
      readonly deadlineMs: number;
    }
  /** Bytes that are all there from the start; without a deadline it may take as long as it takes. */
  | { readonly kind: 'file'; readonly bytes: number; readonly deadlineMs?: number }
  /** Stored pictures that are sent as fast as it goes and shown at a steady pace, from `startMs` on. */
  | { readonly kind: 'video'; readonly bitrate: number; readonly startMs: number }
  /** Short questions, each answered at once. */
  | { readonly kind: 'lookups'; readonly intervalMs: number; readonly deadlineMs: number };

export type LossNeed = 'tolerant' | 'intolerant';
export type ThroughputNeed = 'elastic' | 'floor';
/** What a delay costs: nothing, a person's patience, or the use of it. */
export type DelayNeed = 'any' | 'seconds' | 'interactive';
export type SecurityNeed = 'open' | 'secure';

/** What an application asks of the transport: the four yardsticks of 2.1.3. */
export interface Needs {
  readonly loss: LossNeed;
  readonly throughput: ThroughputNeed;
  readonly delay: DelayNeed;
  readonly security: SecurityNeed;
}

export type Transport = 'tcp' | 'udp' | 'quic';

export interface Application {
  readonly id: ApplicationId;
  readonly traffic: Traffic;
  readonly needs: Needs;
  /** Other answers that have good grounds, by yardstick. */
  readonly also: { readonly [K in keyof Needs]?: Needs[K] };
  /** What it runs over today, the usual one first. */
  readonly transports: readonly Transport[];
}

export type ApplicationId =
  | 'call'
  | 'file'
  | 'shell'
  | 'web'
  | 'dns'
  | 'conference'
  | 'game'
  | 'video'
  | 'chat'
  | 'mail';

/** The applications of the lesson's table, with traffic of the usual order. */
export const APPLICATIONS: readonly Application[] = [
  {
    id: 'call',
    traffic: { kind: 'messages', bytes: 160, intervalMs: 20, deadlineMs: 150 },
    needs: { loss: 'tolerant', throughput: 'floor', delay: 'interactive', security: 'secure' },
    also: {},
    // RFC 8835 §3.4: WebRTC falls back to TCP where UDP is blocked.
    transports: ['udp', 'tcp'],
  },
  {
    id: 'file',
    traffic: { kind: 'file', bytes: 1_000_000 },
    needs: { loss: 'intolerant', throughput: 'elastic', delay: 'any', security: 'secure' },
    also: {},
    transports: ['tcp', 'quic'],
  },
  {
    id: 'shell',
    // The letter is echoed, which takes as long again.
    traffic: { kind: 'messages', bytes: 36, intervalMs: 200, deadlineMs: 75 },
    needs: { loss: 'intolerant', throughput: 'elastic', delay: 'interactive', security: 'secure' },
    also: {},
    transports: ['tcp', 'quic'],
  },
  {
    id: 'web',
    traffic: { kind: 'file', bytes: 100_000, deadlineMs: 1000 },
    needs: { loss: 'intolerant', throughput: 'elastic', delay: 'seconds', security: 'secure' },
    also: {},
    transports: ['tcp', 'quic'],
  },
  {
    id: 'dns',
    traffic: { kind: 'lookups', intervalMs: 500, deadlineMs: 500 },
    needs: { loss: 'intolerant', throughput: 'elastic', delay: 'interactive', security: 'secure' },
    // The program asks again; RFC 1035 sends it in the clear.
    also: { loss: 'tolerant', delay: 'seconds', security: 'open' },
    transports: ['udp', 'tcp', 'quic'],
  },
  {
    id: 'conference',
    traffic: { kind: 'messages', bytes: 1200, intervalMs: 10, deadlineMs: 150 },
    needs: { loss: 'tolerant', throughput: 'floor', delay: 'interactive', security: 'secure' },
    also: {},
    transports: ['udp', 'tcp'],
  },
  {
    id: 'game',
    traffic: { kind: 'messages', bytes: 100, intervalMs: 50, deadlineMs: 100 },
    needs: { loss: 'tolerant', throughput: 'elastic', delay: 'interactive', security: 'secure' },
    also: { throughput: 'floor' },
    transports: ['udp', 'tcp'],
  },
  {
    id: 'video',
    traffic: { kind: 'video', bitrate: 2e6, startMs: 4000 },
    needs: { loss: 'intolerant', throughput: 'floor', delay: 'seconds', security: 'secure' },
    // Pictures of several bit rates make it elastic.
    also: { throughput: 'elastic' },
    transports: ['tcp', 'quic'],
  },
  {
    id: 'chat',
    traffic: { kind: 'messages', bytes: 200, intervalMs: 1000, deadlineMs: 2000 },
    needs: { loss: 'intolerant', throughput: 'elastic', delay: 'seconds', security: 'secure' },
    also: {},
    transports: ['tcp', 'quic'],
  },
  {
    id: 'mail',
    traffic: { kind: 'file', bytes: 50_000 },
    needs: { loss: 'intolerant', throughput: 'elastic', delay: 'any', security: 'secure' },
    also: {},
    transports: ['tcp'],
  },
];
