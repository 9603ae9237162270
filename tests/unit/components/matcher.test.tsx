import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import {
  dialNames,
  formatNeeds,
  judgeDial,
  readNeeds,
} from '../../../src/components/widgets/matcher/dials.ts';
import { Handout } from '../../../src/components/widgets/matcher/Handout.tsx';
import { record, wayNames } from '../../../src/components/widgets/matcher/recording.ts';
import { preset } from '../../../src/components/widgets/matcher/settings.ts';
import { isUnmetRight } from '../../../src/components/widgets/matcher/verdict.ts';
import { APPLICATIONS } from '../../../src/lib/experiments/applications.ts';
import { finish } from '../../../src/lib/experiments/steps.ts';
import { rows } from './table-rows.ts';

test('every card has its dials right by its own needs, and a word for them that a link can carry', () => {
  for (const application of APPLICATIONS) {
    const { needs } = application;
    expect(readNeeds(formatNeeds(needs))).toEqual(needs);
    expect(dialNames.map((dial) => judgeDial(application, needs, dial))).toEqual(Array(4).fill('right'));
  }
  expect(readNeeds('tolerant-floor-interactive')).toBeUndefined();
  expect(readNeeds('tolerant-floor-soon-secure')).toBeUndefined();
});

test('DNS over UDP is right, with TCP as another answer; that it bears loss may be said, too', () => {
  const dns = APPLICATIONS.find(({ id }) => id === 'dns')!;
  expect(dns.transports).toEqual(['udp', 'tcp', 'quic']);
  expect(judgeDial(dns, { ...dns.needs, loss: 'tolerant' }, 'loss')).toBe('also');
  expect(judgeDial(dns, { ...dns.needs, throughput: 'floor' }, 'throughput')).toBe('wrong');
});

test('a chat over TCP is fine on all ways; a conference is useless on the narrow one, whatever it runs over', () => {
  const outcomes = (change: Partial<typeof preset>) => {
    const { runs } = finish(record({ ...preset, ...change }));
    return wayNames.map((name) => runs[name].outcome);
  };
  expect(outcomes({ app: 'chat' })).toEqual(['fine', 'fine', 'fine']);
  for (const transport of ['tcp', 'udp'] as const)
    expect(outcomes({ app: 'conference', transport })[2]).toBe('broken');
});

test('what needs a rate or a time has to name it as promised by nobody', () => {
  const call = APPLICATIONS.find(({ id }) => id === 'call')!;
  const mail = APPLICATIONS.find(({ id }) => id === 'mail')!;
  expect(isUnmetRight(call, { ...preset, unmet: 'both' })).toBe(true);
  expect(isUnmetRight(call, { ...preset, unmet: 'delay' })).toBe(false);
  expect(isUnmetRight(mail, { ...preset, unmet: 'none' })).toBe(true);
});

test('the handout has all ten cards with their dials', () => {
  const table = rows(render(<Handout lang="ko" />));
  expect(table.length).toBe(11);
  expect(table[1]).toBe('인터넷 전화 | 조금은 메운다 | 하한이 있다 | 수십~150 ms | 지켜야 한다 | UDP, TCP |');
});
