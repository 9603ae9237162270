import { type Address, parseAddress } from '../../src/lib/net/address.ts';
import type { LinkSettings } from '../../src/lib/net/link-settings.ts';
import { Network } from '../../src/lib/net/network.ts';
import { milliseconds } from '../../src/lib/net/time.ts';
import { Recorder } from '../../src/lib/net/trace/recorder.ts';
import { at, must, sendAll } from '../unit/net/lab.ts';
import { processorTime, type Speed } from './processor-time.ts';

const MEGABYTE = 1e6;
const DATA = new Uint8Array(25 * MEGABYTE);
const SERVER = parseAddress('10.0.1.1')!;
/** 10 Mbit/s and a round trip of 20 ms. */
const BOTTLENECK = { rate: 10e6, delay: milliseconds(10) };

/** A TCP flow from a server to a client at the other end of a link. At most 25 MB. */
export function bulkTcp(megabytes: number, traced: boolean): Speed {
  const recorder = traced ? new Recorder() : undefined;
  const network = new Network({ seed: 1, ...(recorder && { recorder }) });
  network.addHost('server', SERVER);
  network.addHost('client0', parseAddress('10.0.0.1')!);
  network.addLink('client0', 'server', BOTTLENECK, BOTTLENECK);
  return transfer(network, 1, megabytes);
}

/** Flows from one server over one bottleneck, with room for 100 packets before it, to as many clients behind a router. */
export function sharedBottleneck(flows: number, megabytes: number): Speed {
  const network = new Network({ seed: 1 });
  network.addHost('server', SERVER);
  network.addRouter('router', parseAddress('10.0.1.254')!);
  network.addLink('server', 'router', { ...BOTTLENECK, queue: 100 }, BOTTLENECK);
  const access: LinkSettings = { rate: 100e6, delay: milliseconds(1) };
  for (let index = 0; index < flows; index++) {
    network.addHost(`client${index}`, (0x0a000001 + index) as Address);
    network.addLink(`client${index}`, 'router', access, access);
  }
  return transfer(network, flows, megabytes);
}

/** Every client asks the server for so much, and all of it arrives. */
function transfer(network: Network, clients: number, megabytes: number): Speed {
  const data = DATA.subarray(0, megabytes * MEGABYTE);
  const listening = network.host('server').openStream();
  must(listening.bind(at(SERVER, 80)));
  must(listening.listen(clients));
  listening.listener = { acceptable: () => sendAll(listening.accept()!, data) };
  let received = 0;
  for (let index = 0; index < clients; index++) {
    const socket = network.host(`client${index}`).openStream();
    socket.listener = {
      readable: () => {
        let bytes = socket.receive(65536);
        for (; bytes?.length; bytes = socket.receive(65536)) received += bytes.length;
        if (bytes) socket.close();
      },
    };
    must(socket.connect(at(SERVER, 80)));
  }
  let events = 0;
  const start = processorTime();
  while (network.simulator.step()) events++;
  const seconds = processorTime() - start;
  const expected = clients * data.length;
  if (received !== expected) throw new Error(`${received} of ${expected} bytes arrived`);
  return { events, hops: network.hops, seconds };
}
