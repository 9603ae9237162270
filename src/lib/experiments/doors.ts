import { ANY, type Endpoint, type Port, parseAddress } from '../net/address.ts';
import type { Host } from '../net/host.ts';
import { Network } from '../net/network.ts';
import type { StreamSocket } from '../net/socket/stream-socket.ts';
import { inMilliseconds, milliseconds } from '../net/time.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import { hopsOf } from '../net/trace/hop.ts';
import { Recorder } from '../net/trace/recorder.ts';
import { readAll } from './pair.ts';

/** A socket at server.lab, and the process that it belongs to. */
export interface Door {
  readonly socket: number;
  readonly process: string;
  readonly protocol: 'tcp' | 'udp';
  readonly local: Endpoint;
  /** Absent on sockets that take what anybody sends. */
  readonly remote?: Endpoint;
}

/** What comes to server.lab, and the door that it is put through. */
export interface Arrival {
  readonly from: (typeof SENDERS)[number];
  readonly kind: 'datagram' | 'data' | 'syn';
  readonly source: Endpoint;
  readonly destination: Endpoint;
  readonly sentMs: number;
  readonly arrivedMs: number;
  /** `Door.socket`; absent when no door fits. */
  readonly door?: number;
}

export interface Doors {
  readonly doors: readonly Door[];
  readonly arrivals: readonly Arrival[];
  readonly events: readonly TraceEvent[];
}

export const SENDERS = ['garam', 'narae'] as const;
export const RECEIVER = 'server.lab';
/** Between two letters, and from a sender to server.lab, in ms. */
const GAP = 40;
const DELAY = 20;

/** Two hosts that write to a third, which has two addresses. */
class Street {
  readonly recorder = new Recorder();
  readonly network = new Network({ seed: 1, recorder: this.recorder });
  readonly senders: readonly Host[];
  readonly server: Host;

  constructor() {
    this.senders = SENDERS.map((name, place) =>
      this.network.addHost(name, parseAddress(`10.0.0.1${place + 1}`)!),
    );
    this.server = this.network.addHost(RECEIVER, parseAddress('10.0.0.2')!);
    this.network.addAddress(RECEIVER, parseAddress('10.0.0.3')!);
    const link = { rate: 10e6, delay: milliseconds(DELAY) };
    for (const { name } of this.senders) this.network.addLink(name, RECEIVER, link, link);
  }

  at(timeMs: number, action: () => void): void {
    this.network.simulator.schedule(milliseconds(timeMs), action);
  }

  /** A process makes a call with a socket, or is told something about it. */
  call(host: Host, process: string, socket: number, label: string, action: () => void = () => {}): void {
    const { now } = this.network.simulator;
    this.recorder.perform({ kind: 'process', at: now, host: host.name, process, label, socket }, action);
  }
}

const end = (address: string, port: number): Endpoint => ({
  address: address === '*' ? ANY : parseAddress(address)!,
  port: port as Port,
});

/**
 * Five datagrams for a host with four doors: three of UDP, and one of TCP whose number one of them bears. Who sent them
 * makes no difference; the last finds no door.
 */
export function udpDoors(): Doors {
  const street = new Street();
  const { server, senders } = street;
  const doors: Door[] = [
    ['dns', '10.0.0.2', 53],
    ['practice', '10.0.0.3', 53],
    ['game', '*', 7000],
  ].map(([process, address, port]) => {
    const socket = server.openDatagram();
    const local = end(address as string, port as number);
    street.call(server, process as string, socket.id, `bind(${port})`, () => void socket.bind(local));
    socket.listener = {
      readable: () => {
        for (let got = socket.receive(); got; got = socket.receive())
          street.call(server, process as string, socket.id, `message ${got.bytes.length}`);
      },
    };
    return { socket: socket.id, process: process as string, protocol: 'udp', local };
  });
  const web = server.openStream();
  street.call(server, 'web', web.id, 'listen(7001)', () => {
    web.bind(end('10.0.0.2', 7001));
    web.listen(1);
  });
  doors.push({ socket: web.id, process: 'web', protocol: 'tcp', local: web.local });

  const sockets = senders.map((host) => host.openDatagram());
  const letters = [
    [0, '10.0.0.2', 53],
    [1, '10.0.0.2', 53],
    [0, '10.0.0.2', 7000],
    [1, '10.0.0.3', 53],
    [1, '10.0.0.2', 7001],
  ] as const;
  for (const [place, [sender, address, port]] of letters.entries()) {
    const socket = sockets[sender]!;
    street.at(10 + place * GAP, () =>
      street.call(senders[sender]!, 'client', socket.id, 'send(20)', () => {
        socket.send(new Uint8Array(20), end(address, port));
      }),
    );
  }
  street.network.simulator.run(milliseconds(10 + letters.length * GAP + 2 * DELAY));
  const arrivals = letters.map(([sender, address, port]): Arrival => {
    const source = { address: senders[sender]!.address, port: sockets[sender]!.local!.port };
    const destination = end(address, port);
    const door = server.sockets.datagramSocketAt(
      destination.address,
      destination.port,
      source.address,
      source.port,
    );
    return {
      from: SENDERS[sender],
      kind: 'datagram',
      source,
      destination,
      ...timesOf(street, source, destination),
      ...(door && { door: door.id }),
    };
  });
  return { doors, arrivals, events: street.recorder.events };
}

/**
 * A server at one port, with a listening socket and three connections: two from one host, the third from another that
 * uses the same port number as the first. Then data comes on each, and a SYN for a fourth.
 */
export function tcpDoors(): Doors {
  const street = new Street();
  const { server, senders } = street;
  const web = end('10.0.0.2', 443);
  const listening = server.openStream();
  street.call(server, 'web', listening.id, 'listen(443)', () => {
    listening.bind(web);
    listening.listen(4);
  });
  listening.listener = {
    acceptable: () => {
      const socket = listening.accept()!;
      street.call(server, 'web', socket.id, 'connection');
      socket.listener = {
        readable: () =>
          void readAll(socket, ({ length }) => street.call(server, 'web', socket.id, `data ${length}`)),
      };
    },
  };
  const open = (sender: number) => {
    const socket = senders[sender]!.openStream();
    street.call(senders[sender]!, 'browser', socket.id, 'connect()', () => void socket.connect(web));
    return socket;
  };
  const connections: { readonly sender: number; readonly socket: StreamSocket }[] = [];
  for (const [place, sender] of [0, 0, 1].entries())
    street.at(place * 5, () => connections.push({ sender, socket: open(sender) }));
  const settled = 4 * DELAY;
  let doors: Door[] = [];
  const doorAt = (source: Endpoint) =>
    server.sockets.connection(web.address, web.port, source.address, source.port) ??
    server.sockets.listenerAt(web, source);
  const found: { from: Arrival['from']; kind: Arrival['kind']; source: Endpoint; door: number }[] = [];
  /** Data comes on the first connection, then on that of the other host, then on the second. */
  const order = [0, 2, 1];
  street.at(settled, () => {
    doors = server.sockets.all().map(({ id, local, remote }) => ({
      socket: id,
      process: 'web',
      protocol: 'tcp',
      local,
      ...(remote && { remote }),
    }));
    for (const place of order) {
      const { sender, socket } = connections[place]!;
      const source = socket.local;
      found.push({ from: SENDERS[sender]!, kind: 'data', source, door: doorAt(source)!.id });
    }
    const source = { address: senders[1]!.address, port: senders[1]!.sockets.nextEphemeral('tcp') };
    found.push({ from: 'narae', kind: 'syn', source, door: doorAt(source)!.id });
  });
  for (const [turn, place] of order.entries()) {
    street.at(settled + 10 + turn * GAP, () => {
      const { sender, socket } = connections[place]!;
      street.call(
        senders[sender]!,
        'browser',
        socket.id,
        'write(50)',
        () => void socket.send(new Uint8Array(50)),
      );
    });
  }
  street.at(settled + 10 + order.length * GAP, () => void open(1));
  street.network.simulator.run(milliseconds(settled + 10 + (order.length + 1) * GAP + 2 * DELAY));
  const arrivals = found.map(({ source, ...one }) => ({
    ...one,
    source,
    destination: web,
    ...timesOf(street, source, web, settled),
  }));
  return { doors, arrivals, events: street.recorder.events };
}

/** When the first packet from one end to another that was sent after a time in ms went out, and when it came. */
function timesOf(street: Street, source: Endpoint, destination: Endpoint, afterMs = 0) {
  const hop = hopsOf(street.recorder.events).find(
    ({ enteredAt, packet: { source: from, destination: to, body } }) =>
      'sourcePort' in body &&
      from === source.address &&
      body.sourcePort === source.port &&
      to === destination.address &&
      body.destinationPort === destination.port &&
      inMilliseconds(enteredAt) >= afterMs,
  );
  return { sentMs: inMilliseconds(hop!.enteredAt), arrivedMs: inMilliseconds(hop!.receivedAt!) };
}
