import { describe, expect, test } from 'vitest';
import { readScenario } from '../../../src/lib/net/scenario/read.ts';
import { changed as changedAt, complaintOf } from './changes.ts';
import { COMPLETE } from './examples.ts';

/** COMPLETE with the value at `path` replaced, or removed when `value` is undefined. */
const changed = (path: string, value: unknown): unknown => changedAt(COMPLETE, path.split('/'), value);

const complaint = (value: unknown): string => complaintOf(() => readScenario(value));

test('a scenario with every field is accepted as it is', () => {
  expect(readScenario(COMPLETE)).toBe(COMPLETE);
});

test('hosts and processes are all a scenario needs', () => {
  const smallest = { hosts: { a: '10.0.0.1' }, processes: [{ name: 'p', host: 'a', file: 'p.mjs' }] };
  expect(complaint(smallest)).toBe('accepted');
});

describe('a bad scenario gets one sentence that names the field and what was expected', () => {
  const cases: [path: string, value: unknown, sentence: string][] = [
    ['seed', -1, 'seed: expected a whole number from 0 to 4294967295, got -1'],
    ['seed', '7', 'seed: expected a whole number from 0 to 4294967295, got "7"'],
    ['hosts', undefined, 'hosts: expected an object, got nothing'],
    ['hosts', {}, 'hosts: expected at least one entry, got {}'],
    ['hosts/client', '10.0.0', 'hosts.client: expected an IPv4 address such as "10.0.0.2", got "10.0.0"'],
    [
      'hosts/client',
      '127.0.0.1',
      'hosts.client: expected an IPv4 address such as "10.0.0.2", got "127.0.0.1"',
    ],
    ['hosts/server.lab', 5, 'hosts["server.lab"]: expected an IPv4 address such as "10.0.0.2", got 5'],
    [
      'hosts/client',
      '10.0.0.2',
      'hosts["server.lab"]: expected an address of its own (client has this one), got "10.0.0.2"',
    ],
    [
      'routers/client',
      '10.0.0.3',
      'routers.client: expected a name of its own (a host has this one), got "client"',
    ],
    ...['localhost', '10.0.0.9', 'web server', ''].map((name): [string, unknown, string] => [
      `hosts/${name}`,
      '10.0.0.9',
      `hosts${/^[a-z]+$/.test(name) ? `.${name}` : `["${name}"]`}: expected a name such as "server.lab": no spaces, no address, not localhost, got "${name}"`,
    ]),
    ['links', {}, 'links: expected a list, got {}'],
    ['links/0/between', undefined, 'links[0].between: expected a list, got nothing'],
    [
      'links/0/between',
      ['client', 'client'],
      'links[0].between: expected the names of two different hosts or routers, got ["client","client"]',
    ],
    [
      'links/0/between',
      ['client', 'mars'],
      'links[0].between[1]: expected the name of a host or router (client, server.lab, r1), got "mars"',
    ],
    [
      'links/1/between',
      ['r1', 'client'],
      'links[1].between: expected a pair that no other link joins (links[0] does), got ["r1","client"]',
    ],
    [
      'links/0/rules/1',
      { from: 'r1', delay: 'data', nth: 3, by: '1ms' },
      'links[0].rules[1]: expected a packet that no other rule is about (links[0].rules[0] is), got {"from":"r1","delay":"data","nth":3,"by":"1ms"}',
    ],
    [
      'links/0/rate',
      '0.5bit',
      'links[0].rate: expected a rate such as "10mbit" or "unlimited", got "0.5bit"',
    ],
    [
      'links/0/rate',
      `1${'0'.repeat(400)}bit`,
      `links[0].rate: expected a rate such as "10mbit" or "unlimited", got "1${'0'.repeat(55)}…`,
    ],
    ['links/0/delay', '5 min', 'links[0].delay: expected a duration such as "25ms", got "5 min"'],
    ['links/0/delay', 'fast', 'links[0].delay: expected a duration such as "25ms", got "fast"'],
    ['links/0/delay', 25, 'links[0].delay: expected a duration such as "25ms", got 25'],
    ['links/0/delay', ['25ms', '-1ms'], 'links[0].delay[1]: expected a duration such as "25ms", got "-1ms"'],
    [
      'links/0/rate',
      '10 Mbps',
      'links[0].rate: expected a rate such as "10mbit" or "unlimited", got "10 Mbps"',
    ],
    ['links/0/rate', '0mbit', 'links[0].rate: expected a rate such as "10mbit" or "unlimited", got "0mbit"'],
    [
      'links/0/rate',
      ['1mbit', '1mbit', '1mbit'],
      'links[0].rate: expected a rate such as "10mbit" or "unlimited", got ["1mbit","1mbit","1mbit"]',
    ],
    ['links/0/loss', 20, 'links[0].loss: expected a probability from 0 to 1, got 20'],
    [
      'links/0/loss',
      { probability: 0.1 },
      'links[0].loss.seed: expected a whole number from 0 to 4294967295, got nothing',
    ],
    ['links/0/queue', 1.5, 'links[0].queue: expected a whole number from 0 to 1000000000, got 1.5'],
    [
      'links/0/colour',
      'red',
      'links[0].colour: expected no field of this name (the fields are between, loss, rules, rate, delay, queue, queueBytes, mtu, jitter, duplicate, reorder), got "red"',
    ],
    [
      'links/0/rules/0/from',
      'server.lab',
      'links[0].rules[0].from: expected one of "client", "r1", got "server.lab"',
    ],
    [
      'links/0/rules/0/drop',
      'datas',
      'links[0].rules[0].drop: expected one of "any", "data", "syn", "synack", "ack", "fin", "rst", "udp", "frag", got "datas"',
    ],
    ['links/0/rules/0/nth', 0, 'links[0].rules[0].nth: expected a whole number from 1 to 1000000000, got 0'],
    [
      'links/0/rules/0/by',
      '1ms',
      'links[0].rules[0]: expected either "drop", or "delay" with "by", got {"from":"r1","drop":"data","nth":3,"by":"1ms"}',
    ],
    [
      'links/0/rules/1/by',
      undefined,
      'links[0].rules[1].by: expected a duration such as "25ms", got nothing',
    ],
    ['tcp/congestionControl', 'vegas', 'tcp.congestionControl: expected one of "reno", "cubic", got "vegas"'],
    ['tcp/profile', 'bsd', 'tcp.profile: expected one of "linux", "textbook", got "bsd"'],
    [
      'tcp/receiveBuffer',
      '16 miles',
      'tcp.receiveBuffer: expected a size such as "16mb", or whole bytes, from 2048 to 1073741824, got "16 miles"',
    ],
    ['tcp/sack', 'no', 'tcp.sack: expected true or false, got "no"'],
    ['processes', [], 'processes: expected at least one entry, got []'],
    [
      'processes/1/name',
      'server',
      'processes[1].name: expected a name of its own (processes[0] has this one), got "server"',
    ],
    [
      'processes/1/host',
      'r1',
      'processes[1].host: expected the name of a host (client, server.lab), got "r1"',
    ],
    ['processes/1/file', '', 'processes[1].file: expected a non-empty text, got ""'],
    ['processes/1/argv', [1], 'processes[1].argv[0]: expected a text, got 1'],
    ['processes/1/env', { PORT: 7007 }, 'processes[1].env.PORT: expected a text, got 7007'],
    ['processes/1/start', 'soon', 'processes[1].start: expected a duration such as "25ms", got "soon"'],
    ['until', 120, 'until: expected a duration such as "25ms", got 120'],
    [
      'unitl',
      '120s',
      'unitl: expected no field of this name (the fields are seed, hosts, routers, nat, firewall, links, events, tcp, dns, processes, until), got "120s"',
    ],
  ];

  test.each(cases)('%s = %j', (path, value, sentence) => {
    expect(complaint(changed(path, value))).toBe(sentence);
  });

  test('more than the model was tried with', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`h${index}`, 1]));
    expect(complaint(changed('hosts', many(10_001)))).toContain(
      'hosts: expected at most 10000 entries, got {',
    );
    expect(complaint(changed('routers', many(9_999)))).toContain(
      'routers: expected at most 9998 entries, got {',
    );
    expect(complaint(changed('links', Array(100_001).fill({})))).toContain(
      'links: expected at most 100000 entries',
    );
    expect(complaint(changed('events', Array(100_001).fill({})))).toContain(
      'events: expected at most 100000',
    );
    expect(complaint(changed('processes', Array(1001).fill({})))).toContain(
      'processes: expected at most 1000',
    );
  });

  test('something that is no object at all', () => {
    expect(complaint([])).toBe('scenario: expected an object, got []');
  });
});

test('an error carries the path, the expectation and the value apart, so that a page can say it in another language', () => {
  try {
    readScenario(changed('links/0/delay', 'fast'));
  } catch (error) {
    expect(error).toMatchObject({ path: 'links[0].delay', expected: { kind: 'duration' }, got: '"fast"' });
    return;
  }
  throw new Error('the scenario was accepted');
});
