import { expect, test } from 'vitest';
import { recordLength } from '../../../src/lib/experiments/tls-record.ts';
import { serverNameIn, tlsFields } from '../../../src/lib/messages/tls-fields.ts';
import { runTap, type TapRun, type TapSettings } from '../../../src/lib/tls/tap.ts';
import { visibleIn } from '../../../src/lib/tls/visible.ts';

const SECRET = 'password=open-4821\n';

const run = (settings: Partial<TapSettings> = {}): Promise<TapRun> =>
  runTap({ way: 'https', message: SECRET, seed: 7, ...settings }, crypto.subtle);

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const heard = ({ overheard }: TapRun): string[] =>
  overheard.map(
    ({ from, bytes }) =>
      `${from} ${tlsFields(bytes)
        .map(({ value, length }) => `${value} ${length}`)
        .join(', ')}`,
  );

test('without TLS the secret lies open on the path', async () => {
  const { overheard, received, answered } = await run({ way: 'http' });
  expect(overheard.map(({ bytes }) => text(bytes))).toEqual([SECRET, 'OK\n']);
  expect({ received, answered }).toEqual({ received: SECRET, answered: 'OK\n' });
});

test('with TLS the tap hears the secret nowhere, and the server gets it whole', async () => {
  const { overheard, received, answered, refused } = await run();
  for (const { bytes } of overheard) expect(text(bytes)).not.toContain('open-4821');
  expect({ received, answered, refused }).toEqual({ received: SECRET, answered: 'OK\n', refused: undefined });
});

test('a secret of 19 bytes is 41 on the wire, one of n bytes n + 22: its length shows', async () => {
  expect(heard(await run())).toEqual([
    'client handshake 136',
    'server.lab handshake 95, application_data 201',
    'client application_data 41',
    'server.lab application_data 25',
  ]);
  for (const length of [1, 60, 500]) {
    const { overheard } = await run({ message: `${'x'.repeat(length - 1)}\n` });
    expect(overheard[2]!.bytes.length).toBe(length + 22);
    expect(recordLength(length)).toBe(length + 22);
  }
});

test('the name of the server goes over the path in plain sight', async () => {
  const { overheard } = await run();
  expect(serverNameIn(overheard[0]!.bytes)).toBe('server.lab');
  expect(serverNameIn(overheard[1]!.bytes)).toBeUndefined();
});

test('TLS hides what is said, not who talks with whom, when and how much', async () => {
  const [plain, sealed] = [await run({ way: 'http' }), await run()];
  const common = { addresses: ['10.0.0.11', '10.0.0.2'], times: [60, 70] };
  expect(visibleIn(plain, SECRET)).toMatchObject({
    addresses: common.addresses,
    content: true,
    serverName: undefined,
  });
  expect(visibleIn(sealed, SECRET)).toEqual({
    ...common,
    ports: [expect.any(Number), 443],
    serverName: 'server.lab',
    lengths: [136, 296, 41, 25],
    times: [50, 110],
    content: false,
  });
});

test('whichever byte of a sealed record is flipped, it does not open, and an alert ends the connection', async () => {
  for (const at of [0, 4, 5, 20, 24, 25, 40]) {
    const { overheard, received, endings } = await run({ flip: { message: 2, at } });
    expect(overheard[2]!.changed![at]).toBe(overheard[2]!.bytes[at]! ^ 1);
    expect(received).toBeUndefined();
    // With a longer length the server waits for a byte that never comes.
    if (at !== 4) expect(endings).toEqual([{ by: 'server.lab', alert: 'bad_record_mac' }]);
  }
  expect(heard(await run({ flip: { message: 2, at: 7 } })).at(-1)).toBe('server.lab application_data 24');
});

test('a flipped byte of plain text arrives as if it had been written so', async () => {
  const { received, endings } = await run({ way: 'http', flip: { message: 0, at: 9 } });
  expect(received).toBe('password=npen-4821\n');
  expect(endings).toEqual([]);
});

test('a byte flipped in a hello leaves the two ends with different keys', async () => {
  const { endings, received } = await run({ flip: { message: 0, at: 20 } });
  // The server cannot open the client's alert either.
  expect(endings).toEqual([
    { by: 'client', alert: 'bad_record_mac' },
    { by: 'server.lab', alert: 'bad_record_mac' },
  ]);
  expect(received).toBeUndefined();
});

test('a certificate that nobody known has signed is refused before the secret goes out', async () => {
  const { refused, received, overheard, endings } = await run({ way: 'self-signed' });
  expect(refused?.code).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  expect(refused?.message).toMatch(/^self-signed certificate/);
  expect(received).toBeUndefined();
  expect(overheard.map(({ bytes }) => bytes.length)).not.toContain(recordLength(SECRET.length));
  expect(endings).toEqual([{ by: 'client', alert: 'unknown_ca' }]);
});

test('a certificate for another name is refused, although it is signed rightly', async () => {
  const { refused, received } = await run({ way: 'wrong-name' });
  expect(refused).toEqual({
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    message:
      "Hostname/IP does not match certificate's altnames: Host: server.lab. is not in the cert's altnames: DNS:other.lab",
  });
  expect(received).toBeUndefined();
});

test('one seed gives the same bytes each time, another seed others of the same length', async () => {
  const [one, same, other] = await Promise.all([run(), run(), run({ seed: 8 })]);
  const bytes = (run: TapRun) => run.overheard.map(({ bytes }) => Buffer.from(bytes).toString('hex'));
  expect(bytes(one)).toEqual(bytes(same));
  expect(bytes(other)[2]).not.toBe(bytes(one)[2]);
  expect(bytes(other)[2]!.length).toBe(bytes(one)[2]!.length);
});
