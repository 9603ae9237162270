import { type Endpoint, type Port, parseAddress } from '../net/address.ts';
import type { Host } from '../net/host.ts';
import { Network } from '../net/network.ts';
import type { StreamSocket } from '../net/socket/stream-socket.ts';
import { inMilliseconds, milliseconds } from '../net/time.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import { Recorder } from '../net/trace/recorder.ts';
import { readAll } from './pair.ts';

export const SCENES = ['web', 'waiting-receiver', 'active-ftp', 'torrent', 'game'] as const;
export type Scene = (typeof SCENES)[number];

/** One conversation of two processes. The client is whoever's SYN began it, whichever way the data goes. */
export interface Session {
  readonly client: string;
  readonly server: string;
  /** When its SYN went out and when the last of its data came, in ms. */
  readonly synMs: number;
  readonly endMs: number;
  /** Bytes of data that the client sent, and the server. */
  readonly fromClient: number;
  readonly fromServer: number;
}

export interface SceneRun {
  /** The hosts; each has one process, by whose name it goes. */
  readonly hosts: readonly string[];
  readonly sessions: readonly Session[];
  readonly events: readonly TraceEvent[];
}

/** What two processes say to each other: each line so many bytes, by the client or the server. */
interface Script {
  readonly client: string;
  readonly server: string;
  readonly port: number;
  readonly atMs: number;
  readonly lines: readonly (readonly [by: 'client' | 'server', bytes: number])[];
}

interface SceneScript {
  readonly hosts: readonly string[];
  readonly sessions: readonly Script[];
}

const DELAY = 10;

/**
 * Five scenes of the lesson. In `web` the data goes to the client, in `waiting-receiver` from it, in `torrent` both
 * ways. In `active-ftp` the server of the first session is the client of the second (RFC 959 §3.2). In `game` both
 * players are clients of the matchmaker, and then one of them is the other's server.
 */
const SCRIPTS: Readonly<Record<Scene, SceneScript>> = {
  web: {
    hosts: ['browser', 'web-server'],
    sessions: [
      {
        client: 'browser',
        server: 'web-server',
        port: 80,
        atMs: 0,
        lines: [
          ['client', 51],
          ['server', 1200],
        ],
      },
    ],
  },
  'waiting-receiver': {
    hosts: ['receiver', 'sender'],
    sessions: [{ client: 'sender', server: 'receiver', port: 7000, atMs: 0, lines: [['client', 1400]] }],
  },
  'active-ftp': {
    hosts: ['ftp-client', 'ftp-server'],
    sessions: [
      {
        client: 'ftp-client',
        server: 'ftp-server',
        port: 21,
        atMs: 0,
        lines: [
          ['server', 20],
          ['client', 24],
          ['server', 30],
          ['client', 14],
        ],
      },
      { client: 'ftp-server', server: 'ftp-client', port: 50000, atMs: 130, lines: [['client', 1400]] },
    ],
  },
  torrent: {
    hosts: ['tracker', 'peer-a', 'peer-b'],
    sessions: [
      {
        client: 'peer-a',
        server: 'tracker',
        port: 6969,
        atMs: 0,
        lines: [
          ['client', 200],
          ['server', 90],
        ],
      },
      {
        client: 'peer-a',
        server: 'peer-b',
        port: 6881,
        atMs: 90,
        lines: [
          ['client', 68],
          ['server', 68],
          ['client', 1400],
          ['server', 1400],
        ],
      },
    ],
  },
  game: {
    hosts: ['player-a', 'matchmaker', 'player-b'],
    sessions: [
      {
        client: 'player-b',
        server: 'matchmaker',
        port: 7000,
        atMs: 0,
        lines: [
          ['client', 40],
          ['server', 10],
        ],
      },
      {
        client: 'player-a',
        server: 'matchmaker',
        port: 7000,
        atMs: 40,
        lines: [
          ['client', 40],
          ['server', 30],
        ],
      },
      {
        client: 'player-a',
        server: 'player-b',
        port: 7777,
        atMs: 130,
        lines: [
          ['client', 60],
          ['server', 60],
          ['client', 60],
        ],
      },
    ],
  },
};

/** Runs a scene on the model: hosts in a star, 10 ms from each to any other. */
export function sceneOf(scene: Scene): SceneRun {
  const { hosts: names, sessions: scripts } = SCRIPTS[scene];
  const recorder = new Recorder();
  const network = new Network({ seed: 1, recorder });
  const hosts = new Map<string, Host>();
  const link = { rate: 10e6, delay: milliseconds(DELAY) };
  for (const [place, name] of names.entries()) {
    const host = network.addHost(name, parseAddress(`10.0.0.${11 + place}`)!);
    for (const other of hosts.keys()) network.addLink(other, name, link, link);
    hosts.set(name, host);
  }
  const call = (host: string, label: string, action: () => void = () => {}) =>
    recorder.perform({ kind: 'process', at: network.simulator.now, host, process: host, label }, action);
  const listening = new Map<string, StreamSocket>();
  const sessions = scripts.map((script) => {
    const seen = {
      client: script.client,
      server: script.server,
      synMs: 0,
      endMs: 0,
      fromClient: 0,
      fromServer: 0,
    };
    const { client, server, port } = script;
    const door: Endpoint = { address: hosts.get(server)!.address, port: port as Port };
    const talk = new Talk(script, (by, bytes) => {
      if (by === 'client') seen.fromClient += bytes;
      else seen.fromServer += bytes;
      seen.endMs = inMilliseconds(network.simulator.now);
    });
    const listen = () => {
      const key = `${server} ${port}`;
      const open = listening.get(key) ?? hosts.get(server)!.openStream();
      if (!listening.has(key))
        call(server, `listen(${port})`, () => void (open.bind(door) ?? open.listen(4)));
      listening.set(key, open);
      open.listener = {
        acceptable: () => talk.join('server', open.accept()!, (label, action) => call(server, label, action)),
      };
    };
    const connect = () => {
      // Two sessions may come to one door, one after the other: the door is this one's now.
      listen();
      seen.synMs = inMilliseconds(network.simulator.now);
      const socket = hosts.get(client)!.openStream();
      talk.join('client', socket, (label, action) => call(client, label, action));
      call(client, 'connect()', () => void socket.connect(door));
    };
    if (script.atMs > 0 && !listening.has(`${server} ${port}`)) listen();
    network.simulator.schedule(milliseconds(script.atMs), connect);
    return seen;
  });
  network.simulator.run(milliseconds(1000));
  return { hosts: names, sessions, events: recorder.events };
}

type By = 'client' | 'server';

/** Two ends that follow a script: each says its line when the one before it has come. */
class Talk {
  readonly #lines: Script['lines'];
  readonly #heard: (by: By, bytes: number) => void;
  readonly #says = new Map<By, (bytes: number) => void>();
  #line = 0;
  #missing = 0;

  constructor({ lines }: Script, heard: (by: By, bytes: number) => void) {
    this.#lines = lines;
    this.#heard = heard;
  }

  join(end: By, socket: StreamSocket, call: (label: string, action?: () => void) => void): void {
    this.#says.set(end, (bytes) => call(`write(${bytes})`, () => void socket.send(new Uint8Array(bytes))));
    socket.listener = {
      connected: () => this.#next(),
      readable: () => {
        readAll(socket, ({ length }) => {
          call(`data ${length}`);
          this.#hear(length);
        });
      },
    };
    if (end === 'server') this.#next();
  }

  #hear(bytes: number): void {
    const [by] = this.#lines[this.#line]!;
    this.#heard(by, bytes);
    this.#missing -= bytes;
    if (this.#missing > 0) return;
    this.#line += 1;
    this.#next();
  }

  /** The line that is next is said once, as soon as its speaker is there. */
  #next(): void {
    const line = this.#lines[this.#line];
    const say = line && this.#says.get(line[0]);
    if (!line || !say || this.#missing > 0) return;
    this.#missing = line[1];
    say(line[1]);
  }
}
