import { expect, test } from 'vitest';
import { Network } from '../../../../src/lib/net/network.ts';
import { packetLabel } from '../../../../src/lib/net/trace/describe.ts';
import type { Cause } from '../../../../src/lib/net/trace/origin.ts';
import { at, drain, Lab, must, SERVER } from '../lab.ts';

/** Makes a call as a process does whose calls the trace shows. */
function call(lab: Lab, host: string, label: string, action: () => void): void {
  lab.recorder.perform({ kind: 'process', at: lab.simulator.now, host, process: host, label }, action);
}

function reason(cause: Cause | undefined): string {
  switch (cause?.kind) {
    case undefined:
      return 'the test';
    case 'call':
      return `call ${cause.call}`;
    case 'arrival':
      return `#${cause.hop}`;
    case 'timer':
      return `${cause.timer} timer`;
  }
}

/** Each crossing: its number, the packet, the socket it comes from, for which call, and why just then. */
function origins(lab: Lab): string {
  const calls = lab.recorder.events.flatMap((event) => (event.kind === 'process' ? [event.label] : []));
  const lines = lab.recorder.events.flatMap((event) => {
    if (event.kind !== 'packet') return [];
    const { hop, from, packet, event: what, cause } = event;
    if (what !== 'enqueued' && !(what === 'dropped' && cause === 'rule')) return [];
    const { socket, call, cause: why } = packet.origin!;
    const whose = `${from}${socket === undefined ? '' : ` socket ${socket}`}`;
    return `#${hop} ${packetLabel(packet)}: ${whose}${call === undefined ? '' : ` for ${calls[call]}`}, by ${reason(why)}`;
  });
  return `\n${lines.join('\n')}\n`;
}

test('a packet knows its socket, the call whose bytes it carries, and what made it go out', () => {
  const lab = new Lab({ up: { rules: [{ drop: 'data', nth: 2 }] } });
  lab.listen(7000, (socket) => {
    socket.listener = {
      readable: () => drain(socket, () => call(lab, 'server', 'end()', () => socket.close())),
    };
  });
  const client = lab.client.openStream();
  call(lab, 'client', 'connect()', () => must(client.connect(at(SERVER, 7000))));
  lab.at(100, () => call(lab, 'client', 'write(10)', () => client.send(new Uint8Array(10))));
  lab.at(101, () => call(lab, 'client', 'write(20)', () => client.send(new Uint8Array(20))));
  lab.at(600, () => call(lab, 'client', 'close()', () => client.close()));
  lab.run();
  expect(origins(lab)).toBe(`
#1 SYN: client socket 2 for connect(), by call 0
#2 SYN, ACK: server socket 3, by #1
#3 ACK: client socket 2, by #2
#4 PSH 10: client socket 2 for write(10), by call 1
#5 ACK: server socket 3, by #4
#6 PSH 20: client socket 2 for write(20), by #5
#7 PSH 20: client socket 2 for write(20), by probe timer
#8 ACK: server socket 3, by #7
#9 FIN, ACK: client socket 2 for close(), by call 3
#10 FIN, ACK: server socket 3 for end(), by call 4
#11 ACK: client socket 2, by #10
`);
});

test('what a host sends by itself has no socket; a datagram has that of send()', () => {
  const lab = new Lab();
  const socket = lab.client.openDatagram();
  call(lab, 'client', 'send(5)', () => must(socket.send(new Uint8Array(5), at(SERVER, 9))));
  lab.run();
  expect(origins(lab)).toBe(`
#1 UDP 5: client socket 1 for send(5), by call 0
#2 port unreachable: server, by #1
`);
});

test('a segment that two writes share belongs to the one it begins with; delayed ACKs and probes to timers', () => {
  const lab = new Lab({ tcp: { timestamps: false } });
  lab.listen(7000, () => {});
  const client = lab.client.openStream();
  call(lab, 'client', 'connect()', () => must(client.connect(at(SERVER, 7000))));
  lab.at(100, () => call(lab, 'client', 'write(100)', () => client.send(new Uint8Array(100))));
  lab.at(110, () => call(lab, 'client', 'write(200)', () => client.send(new Uint8Array(200))));
  lab.at(120, () => call(lab, 'client', 'write(300)', () => client.send(new Uint8Array(300))));
  lab.at(130, () => client.setKeepAlive(true, { idle: 1e9 as never, interval: 1e9 as never, count: 1 }));
  lab.run(1300);
  expect(origins(lab)).toBe(`
#1 SYN: client socket 2 for connect(), by call 0
#2 SYN, ACK: server socket 3, by #1
#3 ACK: client socket 2, by #2
#4 PSH 100: client socket 2 for write(100), by call 1
#5 ACK: server socket 3, by #4
#6 PSH 500: client socket 2 for write(200), by #5
#7 ACK: server socket 3, by #6
#8 ACK: client socket 2, by keep-alive timer
#9 ACK: server socket 3, by #8
`);
});

test('a network without a recorder puts nothing into its packets', () => {
  const network = new Network();
  const host = network.addHost('host', SERVER);
  const keys: string[][] = [];
  host.receive = (packet) => keys.push(Object.keys(packet));
  must(host.openDatagram().send(new Uint8Array(1), at(SERVER, 9)));
  network.simulator.run();
  expect(keys).toEqual([['id', 'source', 'destination', 'ttl', 'identification', 'dontFragment', 'body']]);
});
