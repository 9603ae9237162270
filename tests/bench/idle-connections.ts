/**
 * Memory of idle TCP connections: `node --expose-gc tests/bench/idle-connections.ts` prints how many bytes the heap grows
 * by each. A connection has both of its ends here, with sockets and rows in the hosts' tables; it has carried a request
 * and an answer, and is quiet. All share one link, and what an application keeps beside its socket is not counted.
 */
import { Network } from '../../src/lib/net/network.ts';
import type { StreamSocket } from '../../src/lib/net/socket/stream-socket.ts';
import { milliseconds } from '../../src/lib/net/time.ts';
import { address, at, must } from '../unit/net/lab.ts';

const CONNECTIONS = 10_000;
/** Opened before the count begins: by then the code is compiled and the tables are there. */
const FIRST = 2000;
const SERVER = at(address('10.0.0.2'), 80);
const MESSAGE = new Uint8Array(100);

const network = new Network({ seed: 1 });
const client = network.addHost('client', address('10.0.0.1'));
const link = { rate: 1e9, delay: milliseconds(1) };
const server = network.addHost('server', SERVER.address);
network.addLink('client', 'server', link, link);
const listening = server.openStream();
must(listening.bind(SERVER));
must(listening.listen(1));

function open(count: number): void {
  for (let index = 0; index < count; index++) {
    const asking = client.openStream();
    must(asking.connect(SERVER));
    network.simulator.run();
    const answering = listening.accept()!;
    say(asking, answering);
    say(answering, asking);
  }
}

function say(from: StreamSocket, to: StreamSocket): void {
  from.send(MESSAGE);
  network.simulator.run();
  if (to.receive(65536)?.length !== MESSAGE.length) throw new Error('a message was not received whole');
}

function heap(): number {
  if (!globalThis.gc) throw new Error('start node with --expose-gc');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

open(FIRST);
const before = heap();
open(CONNECTIONS);
const bytes = (heap() - before) / CONNECTIONS;
const established = [client, server]
  .flatMap(({ sockets }) => sockets.all())
  .filter(({ state }) => state === 'ESTABLISHED');
if (established.length !== 2 * (FIRST + CONNECTIONS))
  throw new Error(`only ${established.length} sockets are established`);
console.log(Math.round(bytes));
