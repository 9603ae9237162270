import { expect, test } from 'vitest';
import { greeting } from '../../../src/lib/experiments/greeting.ts';
import { inMilliseconds } from '../../../src/lib/net/time.ts';
import { packetLabel } from '../../../src/lib/net/trace/describe.ts';
import { hopsOf } from '../../../src/lib/net/trace/hop.ts';

test('a greeting and its answer are ten packets: three to open, four to carry two letters, three to close', () => {
  const lines = hopsOf(greeting({ greeting: '안녕, 서버!', answer: '어서 와!' })).map(
    ({ from, packet, enteredAt }) => `${inMilliseconds(enteredAt)} ${from} ${packetLabel(packet)}`,
  );
  expect(lines).toEqual([
    '0 client SYN',
    '25 server.lab SYN, ACK',
    '50 client ACK',
    '50 client PSH 15',
    '75 server.lab ACK',
    '75 server.lab PSH 11',
    '100 client ACK',
    '100 client FIN, ACK',
    '125 server.lab FIN, ACK',
    '150 client ACK',
  ]);
});
