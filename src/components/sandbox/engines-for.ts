import { dependenciesOf } from '../../lib/sandbox/dependencies.ts';
import type { LabEngines } from '../../lib/sandbox/lab.ts';
import type { Texts } from './learner-files.ts';

/** Which engines a project can run on, by what it asks for: packages need npm, UDP needs the simulated network. */
export function enginesFor(texts: Texts): LabEngines {
  if (Object.keys(dependenciesOf(texts.get('package.json')) ?? {}).length > 0) {
    return {
      first: 'webcontainer',
      not: {
        embedded: {
          ko: '시뮬레이션 네트워크에는 npm이 없어서, package.json에 꾸러미가 적힌 코드는 WebContainer에서만 돌아요.',
          en: 'The simulated network has no npm: code whose package.json names packages runs in a WebContainer only.',
        },
      },
    };
  }
  if ([...texts.values()].some((text) => /['"](?:node:)?dgram['"]/.test(text))) {
    return {
      not: {
        webcontainer: {
          ko: 'WebContainer에는 UDP가 없어서, 이 코드는 시뮬레이션 네트워크에서만 돌아요.',
          en: 'A WebContainer has no UDP, so this code runs on the simulated network only.',
        },
      },
    };
  }
  return {};
}
