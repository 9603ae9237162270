import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildNetwork } from '../../../src/lib/net/scenario/build.ts';
import { readScenario } from '../../../src/lib/net/scenario/read.ts';
import { ScenarioError } from '../../../src/lib/net/scenario/scenario-error.ts';
import { changed } from './changes.ts';
import { COMPLETE, HOME, NAMES } from './examples.ts';

/** Between them they have a section of every kind. */
const SCENARIOS = [COMPLETE, HOME, NAMES];

/** Where every value is, as steps from the outside. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const below =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, entry]) => places(entry, [...path, name]))
      : [];
  return path.length === 0 ? below : [path, ...below];
}
const PLACES = SCENARIOS.flatMap((scenario) => places(scenario).map((path) => ({ scenario, path })));

/** Values that are wrong somewhere: of another type, too large, too small, with another unit, borrowed from elsewhere. */
const wrong = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, undefined, true, -1, 0, 0.5, 1.5, 2, 65_536, 2 ** 32, 2 ** 53, 1e300, Number.NaN, Infinity],
    ...[
      '',
      ' ',
      'localhost',
      '0',
      '-5mbit',
      '0.5bit',
      '10 Mbps',
      `${'9'.repeat(400)}gbit`,
      '5',
      '5 s',
      '-1ms',
    ],
    ...['1e3ms', '999999999min', '0s', '0.0.0.0', '127.0.0.1', '224.0.0.1', '255.255.255.255', '10.0.0.256'],
    ...['10.0.0.0/33', '10.0.0.1/8', '10.0.0.1/32', '::1', 'client', 'r1', 'nobody', '__proto__', 'a..b'],
    ...['tcp 0', '10.0.0.2:0', '16mb', '-1kb', '한국', 'toString', 'data', 'A', 'CNAME', 'silent'],
    ...[[], {}, [[]], [1, 2, 3], ['client', 'client'], { probability: 2, seed: -1 }, { address: '10.0.0.2' }],
  ),
  fc
    .constantFrom(...PLACES)
    .map(({ scenario, path }) => path.reduce<unknown>((at, step) => (at as never)[step], scenario)),
  fc.jsonValue(),
);

test.each(SCENARIOS)('a scenario of the documentation is accepted, and its network runs', (scenario) => {
  expect(readScenario(scenario)).toBe(scenario);
  buildNetwork(readScenario(scenario)).simulator.run();
});

test('whatever stands anywhere is refused by the name of its field, or is a network that runs: nothing in between', () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...PLACES), wrong, ({ scenario: good, path }, value) => {
      const scenario = changed(good, path, value);
      try {
        readScenario(scenario);
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error;
        refused += 1;
        expect(error.message.startsWith(`${error.path}: expected `), error.message).toBe(true);
        expect(error.message.endsWith(`, got ${error.got ?? 'nothing'}`), error.message).toBe(true);
        return;
      }
      buildNetwork(readScenario(scenario)).simulator.run();
    }),
    { numRuns: 3000 },
  );
  expect(refused).toBeGreaterThan(1000);
});
