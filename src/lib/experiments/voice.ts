import type { LinkSettings } from '../net/link-settings.ts';
import type { Loss, PacketClass } from '../net/scenario.ts';
import type { TcpSettings } from '../net/tcp/settings.ts';
import { milliseconds } from '../net/time.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import { Pair, readAll } from './pair.ts';
import { finish, type Steps } from './steps.ts';

/** Longer than any call of these experiments takes, in ms. */
const PATIENCE = 600_000;

/** A call as a stream of frames: one every 20 ms, each worth hearing only so long after it was spoken. */
export interface Call {
  readonly protocol: 'tcp' | 'udp';
  readonly rttMs: number;
  /** Bits a second, both ways. */
  readonly rate?: number;
  /** What comes from the sender propagates for up to so much longer. */
  readonly jitterMs?: number;
  readonly frames?: number;
  /** Between two frames. */
  readonly intervalMs?: number;
  /** Bytes of a frame. 160 is 20 ms of G.711. */
  readonly frameBytes?: number;
  /** A frame that arrives later than this after it was sent is too late to be played (mouth to ear, ITU-T G.114). */
  readonly deadlineMs?: number;
  /** Chance loss from sender to receiver. */
  readonly loss?: Loss;
  /** Loses the packet that carries this frame first, counted from 1. */
  readonly lostFrame?: number;
  readonly tcp?: Partial<TcpSettings>;
  /** Keeps the trace of the call's packets. */
  readonly traced?: boolean;
}

/** A call that is over. */
export interface Spoken {
  /** In the order they were spoken. */
  readonly frames: readonly Frame[];
  /** Of the packets; empty unless the call was traced. */
  readonly events: readonly TraceEvent[];
}

export interface Frame {
  readonly sentMs: number;
  /** When the receiving process had all of it; absent when it never came. */
  readonly arrivedMs?: number;
  readonly fate: 'on-time' | 'late' | 'lost';
}

/** The fate of every frame of a call, in the order they were spoken. TCP sends each frame at once (TCP_NODELAY). */
export const voice = (call: Call): readonly Frame[] => finish(calling(call)).frames;

/** The same with pauses. */
export function* calling(call: Call): Steps<Spoken> {
  const {
    frames = 100,
    intervalMs = 20,
    frameBytes = 160,
    deadlineMs = 150,
    rate = 10e6,
    traced = false,
  } = call;
  const arrivals = new Map<number, number>();
  let events: readonly TraceEvent[] = [];
  const start = yield* call.protocol === 'tcp' ? overTcp(call) : overUdp(call);
  const fates = Array.from({ length: frames }, (_, index): Frame => {
    const sentMs = index * intervalMs;
    const arrived = arrivals.get(index);
    if (arrived === undefined) return { sentMs, fate: 'lost' };
    const arrivedMs = arrived - start;
    return { sentMs, arrivedMs, fate: arrivedMs - sentMs > deadlineMs ? 'late' : 'on-time' };
  });
  return { frames: fates, events };

  /** Fills `arrivals` and says when the first frame was spoken: as soon as there is a connection. */
  function* overTcp({ rttMs, tcp = {} }: Call): Steps<number> {
    const pair = new Pair({ rttMs, rate, tcp, traced, up: upward(call, 'data') });
    let received = 0;
    let start = 0;
    pair.listen(7014, (socket) => ({
      readable: () => {
        const ended = !readAll(socket, ({ length }) => {
          received += length;
          while (arrivals.size < Math.floor(received / frameBytes)) arrivals.set(arrivals.size, pair.now);
        });
        if (ended) socket.close();
      },
    }));
    pair.connect(7014, (socket) => {
      /** Spoken, and not yet taken by the socket, whose buffer may be full. */
      let owed = 0;
      let over = false;
      const give = () => {
        while (owed > 0) {
          const taken = socket.send(new Uint8Array(owed));
          if (typeof taken !== 'number') throw new Error(`the speaker's socket failed: ${taken}`);
          if (taken === 0) return;
          owed -= taken;
        }
        if (over) socket.close();
      };
      const speak = () => {
        owed += frameBytes;
        give();
      };
      return {
        connected: () => {
          socket.setNoDelay(true);
          start = pair.now;
          for (let index = 0; index < frames; index++) pair.at(start + index * intervalMs, speak);
          pair.at(start + frames * intervalMs, () => {
            over = true;
            give();
          });
        },
        writable: give,
      };
    });
    yield* pair.running(PATIENCE);
    events = pair.events;
    return start;
  }

  /** The same over UDP, where a call starts at once. */
  function* overUdp({ rttMs }: Call): Steps<number> {
    const pair = new Pair({ rttMs, rate, traced, up: upward(call, 'udp') });
    const ear = pair.server.openDatagram();
    ear.bind(pair.serverAt(7014));
    ear.listener = {
      readable: () => {
        for (let datagram = ear.receive(); datagram; datagram = ear.receive()) {
          arrivals.set(new DataView(datagram.bytes.buffer, datagram.bytes.byteOffset).getUint32(0), pair.now);
        }
      },
    };
    const mouth = pair.client.openDatagram();
    for (let index = 0; index < frames; index++) {
      pair.at(index * intervalMs, () => {
        const bytes = new Uint8Array(frameBytes);
        new DataView(bytes.buffer).setUint32(0, index);
        mouth.send(bytes, pair.serverAt(7014));
      });
    }
    yield* pair.running(PATIENCE);
    events = pair.events;
    return 0;
  }
}

/** What the way from the sender to the receiver does to the packets of a call. */
function upward({ jitterMs, loss, lostFrame }: Call, carries: PacketClass): Partial<LinkSettings> {
  return {
    ...(loss !== undefined && { loss }),
    ...(jitterMs !== undefined && { jitter: milliseconds(jitterMs) }),
    ...(lostFrame !== undefined && { rules: [{ drop: carries, nth: lostFrame }] }),
  };
}

/** How a frame stands at a moment of the call, to the one who listens: a frame that has not come by its deadline is missed already. */
export function fateAt(
  { sentMs, arrivedMs, fate }: Frame,
  atMs: number,
  deadlineMs: number,
): 'unspoken' | 'under-way' | Frame['fate'] {
  if (atMs < sentMs) return 'unspoken';
  if (arrivedMs !== undefined && arrivedMs <= atMs) return fate;
  return atMs >= sentMs + deadlineMs ? fate : 'under-way';
}

/** Frames of one fate. */
export const countOf = (frames: readonly Frame[], fate: Frame['fate']): number =>
  frames.filter((frame) => frame.fate === fate).length;
