import type { Rule } from '../net/rules.ts';
import type { Loss } from '../net/scenario.ts';
import type { TcpSettings } from '../net/tcp/settings.ts';
import { Pair, readAll } from './pair.ts';

/** A call as a stream of frames: one every 20 ms, each worth hearing only so long after it was spoken. */
export interface Call {
  readonly protocol: 'tcp' | 'udp';
  readonly rttMs: number;
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
}

export interface Frame {
  readonly sentMs: number;
  /** When the receiving process had all of it; absent when it never came. */
  readonly arrivedMs?: number;
  readonly fate: 'on-time' | 'late' | 'lost';
}

/** The fate of every frame of a call, in the order they were spoken. Rate is 10 Mbit/s, and TCP sends each frame at once (TCP_NODELAY). */
export function voice(call: Call): readonly Frame[] {
  const { frames = 100, intervalMs = 20, frameBytes = 160, deadlineMs = 150 } = call;
  const arrivals = new Map<number, number>();
  const start = call.protocol === 'tcp' ? overTcp(call) : overUdp(call);
  return Array.from({ length: frames }, (_, index): Frame => {
    const sentMs = index * intervalMs;
    const arrived = arrivals.get(index);
    if (arrived === undefined) return { sentMs, fate: 'lost' };
    const arrivedMs = arrived - start;
    return { sentMs, arrivedMs, fate: arrivedMs - sentMs > deadlineMs ? 'late' : 'on-time' };
  });

  /** Fills `arrivals` and says when the first frame was spoken: as soon as there is a connection. */
  function overTcp({ rttMs, loss, lostFrame, tcp = {} }: Call): number {
    const rules: Rule[] = lostFrame === undefined ? [] : [{ drop: 'data', nth: lostFrame }];
    const pair = new Pair({
      rttMs,
      rate: 10e6,
      tcp,
      traced: false,
      up: { ...(loss !== undefined && { loss }), rules },
    });
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
    pair.connect(7014, (socket) => ({
      connected: () => {
        socket.setNoDelay(true);
        start = pair.now;
        for (let index = 0; index < frames; index++) {
          pair.at(start + index * intervalMs, () => socket.send(new Uint8Array(frameBytes)));
        }
        pair.at(start + frames * intervalMs, () => socket.close());
      },
    }));
    pair.run(120_000);
    return start;
  }

  /** The same over UDP, where a call starts at once. */
  function overUdp({ rttMs, loss, lostFrame }: Call): number {
    const rules: Rule[] = lostFrame === undefined ? [] : [{ drop: 'udp', nth: lostFrame }];
    const pair = new Pair({
      rttMs,
      rate: 10e6,
      traced: false,
      up: { ...(loss !== undefined && { loss }), rules },
    });
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
    pair.run(120_000);
    return 0;
  }
}

/** Frames of one fate. */
export const countOf = (frames: readonly Frame[], fate: Frame['fate']): number =>
  frames.filter((frame) => frame.fate === fate).length;
