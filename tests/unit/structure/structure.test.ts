import { expect, test } from 'vitest';
import { effectOf, fatesOf, STRUCTURES, structures } from '../../../src/lib/structure/structure.ts';

test.each([
  ['web', 'all-stop'],
  ['torrent', 'no-newcomers'],
  ['call', 'no-newcomers'],
  ['conference', 'all-stop'],
  ['messenger', 'all-stop'],
] as const)('%s without the host in its middle: %s', (name, effect) => {
  const structure = structures[name];
  expect(effectOf(structure, new Set([structure.hosts[0]!]))).toBe(effect);
});

test('without the tracker those who have met go on, and whoever comes later meets nobody', () => {
  const { torrent } = structures;
  const fates = fatesOf(torrent, new Set(['tracker']));
  const said = torrent.links.map(({ ends, kind }, place) => `${kind} ${ends.join('–')} ${fates[place]}`);
  expect(said).toEqual([
    'control tracker–garam stops',
    'control tracker–narae stops',
    'control tracker–dasom stops',
    'data garam–narae goes-on',
    'data garam–dasom goes-on',
    'data narae–dasom goes-on',
    'control tracker–raon cannot-begin',
    'data garam–raon cannot-begin',
  ]);
});

test('without one peer the others go on', () => {
  expect(effectOf(structures.torrent, new Set(['narae']))).toBe('some-stop');
});

test('with every host on nothing is missing', () => {
  for (const name of STRUCTURES) expect(effectOf(structures[name], new Set())).toBe('nothing');
});
