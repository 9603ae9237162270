import { expect, test } from 'vitest';
import { conversationsOf } from '../../../src/lib/lab-check/conversation.ts';
import type { Port } from '../../../src/lib/net/address.ts';
import { ACK, FIN, PSH, RST, type Segment, SYN } from '../../../src/lib/net/packet.ts';
import { TraceWriter } from '../../fixtures/echo-trace.ts';

const ISN = 0xffff_fffe;

/** A trace written by hand: `client` at port 40000 talks to `server.lab` at 7007. */
class Talk extends TraceWriter {
  #at = 0;

  constructor() {
    super({ client: 1, router: 9, 'server.lab': 2 });
  }

  send(from: 'client' | 'server.lab', flags: number, seq: number, text = '', lost = false): void {
    const [to, source, destination] =
      from === 'client' ? (['server.lab', 40000, 7007] as const) : (['client', 7007, 40000] as const);
    const body: Segment = {
      protocol: 'tcp',
      sourcePort: source as Port,
      destinationPort: destination as Port,
      seq: seq >>> 0,
      ack: 0,
      flags,
      window: 0,
      options: {},
      payload: new TextEncoder().encode(text),
    };
    const packet = this.packet(from, to, body);
    this.#at += 10;
    if (lost) this.hop(from, 'router', packet, { at: this.#at, lost: 'loss' });
    else {
      this.hop(from, 'router', packet, { at: this.#at, until: this.#at + 1 });
      this.hop('router', to, packet, { at: this.#at + 1, until: this.#at + 2 });
    }
  }
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('bytes stand in order, each once, however often and in whatever order they were sent', () => {
  const talk = new Talk();
  talk.send('client', SYN, ISN);
  talk.send('server.lab', SYN | ACK, 500);
  talk.send('client', PSH | ACK, ISN + 1, 'abc', true);
  talk.send('client', PSH | ACK, ISN + 4, 'def');
  talk.send('client', PSH | ACK, ISN + 1, 'abc');
  talk.send('server.lab', PSH | ACK, 501, 'ok');
  talk.send('client', FIN | ACK, ISN + 7);
  const [conversation] = conversationsOf(talk.events);
  expect(text(conversation!.client.bytes)).toBe('abcdef');
  expect(text(conversation!.server.bytes)).toBe('ok');
  expect(conversation!.accepted).toBe(true);
  expect(conversation!.client.fin).toBeDefined();
  expect(conversation!.server.fin).toBeUndefined();
  expect([conversation!.client.host, conversation!.server.host]).toEqual(['client', 'server.lab']);
});

test('the same two ports again are another conversation, a SYN that is sent again is not', () => {
  const talk = new Talk();
  talk.send('client', SYN, ISN, '', true);
  talk.send('client', SYN, ISN);
  talk.send('server.lab', RST | ACK, 0);
  talk.send('client', SYN, 4000);
  talk.send('server.lab', SYN | ACK, 500);
  const all = conversationsOf(talk.events);
  expect(all.map(({ accepted }) => accepted)).toEqual([false, true]);
  expect(all[0]!.server.rst).toBeDefined();
});
