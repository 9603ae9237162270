import { expect, test } from 'vitest';
import { buildNetwork } from '../../../src/lib/net/scenario/build.ts';
import { readScenario } from '../../../src/lib/net/scenario/read.ts';
import { parseSize, type TcpDescription, tcpSettingsOf } from '../../../src/lib/net/scenario/tcp.ts';
import { LINUX, TEXTBOOK } from '../../../src/lib/net/tcp/settings.ts';

/** What differs from Linux as it comes. */
function changes(description: TcpDescription): Record<string, unknown> {
  const settings = Object.entries(tcpSettingsOf(description));
  return Object.fromEntries(settings.filter(([name, value]) => value !== LINUX[name as keyof typeof LINUX]));
}

test('without a word TCP is that of Linux; the textbook has no SACK, and waits a second at least', () => {
  expect(changes({})).toEqual({});
  expect(tcpSettingsOf({ profile: 'textbook' })).toEqual(TEXTBOOK);
  expect(changes({ profile: 'textbook' })).toEqual({ sack: false, minRto: 1e9, synLinearTimeouts: 0 });
});

test('one knob changes one thing', () => {
  expect(changes({ congestionControl: 'cubic' })).toEqual({ congestionControl: 'cubic' });
  expect(changes({ timers: 'linux-hz250' })).toEqual({ timerTick: 4e6 });
  expect(changes({ synSchedule: 'exponential' })).toEqual({ synLinearTimeouts: 0 });
  expect(changes({ timestamps: false })).toEqual({ timestamps: false });
  expect(changes({ profile: 'textbook', sack: true, timers: 'ideal' })).toEqual({
    minRto: 1e9,
    synLinearTimeouts: 0,
  });
  expect(changes({ sendBuffer: 65536, receiveBuffer: '16mb' })).toEqual({
    sendBuffer: { initial: 65536, max: 65536 },
    receiveBuffer: { initial: 16_777_216, max: 16_777_216 },
  });
});

test('a size is a number of bytes, or has a unit', () => {
  expect(['16mb', '64kb', '1gb', '512b', 4096].map(parseSize)).toEqual([
    16_777_216, 65_536, 1_073_741_824, 512, 4096,
  ]);
  expect(['16', 'mb', '1.5mb', '16MB', '-1kb', ''].map(parseSize)).toEqual(Array(6).fill(undefined));
});

test("a host's own settings come on top of the network's", () => {
  const network = buildNetwork(
    readScenario({
      hosts: { client: '10.0.0.1', server: { address: '10.0.0.2', tcp: { sack: false } } },
      links: [{ between: ['client', 'server'] }],
      tcp: { congestionControl: 'cubic' },
      processes: [{ name: 'program', host: 'client', file: 'program.mjs' }],
    }),
  );
  const settings = ['client', 'server'].map((name) => network.host(name).settings);
  expect(settings.map(({ congestionControl, sack }) => [congestionControl, sack])).toEqual([
    ['cubic', true],
    ['cubic', false],
  ]);
});
