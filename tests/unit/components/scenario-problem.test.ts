import { expect, test } from 'vitest';
import { scenarioProblem } from '../../../src/components/sandbox/scenario-problem.ts';
import { readScenario } from '../../../src/lib/net/scenario/read.ts';
import { ScenarioError } from '../../../src/lib/net/scenario/scenario-error.ts';

const network = {
  hosts: { client: '10.0.0.1', server: '10.0.0.2' },
  links: [{ between: ['client', 'server'], delay: '25ms', loss: 0 }],
  processes: [{ name: 'a', host: 'client', file: 'a.mjs' }],
};

/** What a learner is told of a network, in both languages. */
function told(change: object): [ko: string, en: string] {
  try {
    readScenario({ ...network, ...change });
  } catch (error) {
    if (error instanceof ScenarioError) return [scenarioProblem(error, 'ko'), scenarioProblem(error, 'en')];
  }
  throw new Error('the network can be used');
}

test('what is wrong with a network is said with its place and what to write', () => {
  const [link] = network.links;
  expect(told({ links: [{ ...link, delay: 'soon' }] })).toEqual([
    '1번째 링크의 지연: "soon"은(는) 쓸 수 없어요. 25ms나 1.5s처럼 적어 주세요.',
    'delay of link 1: "soon" cannot be used. Write a time such as 25ms or 1.5s.',
  ]);
  expect(told({ links: [{ ...link, loss: 'much' }] })[1]).toBe(
    'loss of link 1: "much" cannot be used. Write a number from 0 to 100.',
  );
  expect(told({ hosts: { ...network.hosts, other: '10.0.0.2' } })[1]).toBe(
    'host other: "10.0.0.2" cannot be used. server has this address. Choose another.',
  );
  expect(told({ hosts: { ...network.hosts, other: '' } })[0]).toBe(
    '호스트 other: 비어 있어요. 10.0.0.2 같은 IPv4 주소를 적어 주세요.',
  );
  expect(told({ links: [{ ...link, between: ['client', 'client'] }] })[0]).toContain(
    '서로 다른 두 곳을 이어 주세요.',
  );
  expect(told({ links: [link, link] })[1]).toContain('Another link joins these two already.');
});
