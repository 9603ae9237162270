import { expect, test } from 'vitest';
import { chooseEngine } from '../../../src/lib/sandbox/choose-engine.ts';

const none = new Set<never>();

test('a lab opens with the engine it names, unless the learner chose the other', () => {
  expect(chooseEngine({ first: 'webcontainer', excluded: none })).toEqual({ engine: 'webcontainer' });
  expect(chooseEngine({ first: 'webcontainer', chosen: 'embedded', excluded: none })).toEqual({
    engine: 'embedded',
  });
});

test('where a container cannot start, the simulated network opens and says why', () => {
  expect(chooseEngine({ first: 'webcontainer', excluded: none, obstacle: 'offline' })).toEqual({
    engine: 'embedded',
    instead: { of: 'webcontainer', why: 'offline' },
  });
});

test('what keeps containers away does not concern who wants the simulated network', () => {
  expect(chooseEngine({ first: 'embedded', excluded: none, obstacle: 'offline' })).toEqual({
    engine: 'embedded',
  });
});

test('a lab of UDP does not run in a container, whatever was chosen before', () => {
  const excluded = new Set(['webcontainer'] as const);
  expect(chooseEngine({ first: 'embedded', chosen: 'webcontainer', excluded })).toEqual({
    engine: 'embedded',
    instead: { of: 'webcontainer', why: 'lab' },
  });
});

test('a lab that needs the real Node stays with it, so that it can say why it does not start', () => {
  const excluded = new Set(['embedded'] as const);
  expect(chooseEngine({ first: 'webcontainer', excluded, obstacle: 'offline' })).toEqual({
    engine: 'webcontainer',
  });
});
