import type { Texts } from '../../lib/i18n/language.ts';
import type { Need } from '../../lib/lab-check/check.ts';

interface CheckTexts {
  readonly title: string;
  readonly check: string;
  /** Unfolds what will be checked, before anything was. */
  readonly list: string;
  readonly before: string;
  /** Where the checks cannot make a run of their own. */
  readonly beforeRun: string;
  readonly running: string;
  readonly hostileRunning: (done: number, all: number) => string;
  readonly passed: string;
  readonly someFailed: (passed: number, all: number) => string;
  readonly hostileFailed: (failed: number) => string;
  readonly changed: string;
  readonly otherConditions: string;
  readonly solution: string;
  readonly solutionLater: string;
  readonly failed: string;
  readonly retry: string;
  /** Why a check was not made, by what the run's engine has not. */
  readonly unseen: Readonly<Record<Need, string>>;
  readonly marks: Readonly<Record<'passed' | 'failed' | 'unseen' | 'before', string>>;
  readonly happened: string;
  readonly showPacket: string;
  readonly showLine: (file: string, line: number) => string;
  readonly hostile: string;
  readonly hostileAbout: string;
  readonly progress: string;
  readonly watch: string;
  readonly watchRun: (title: string) => string;
  readonly program: (path: string) => string;
}

export const checkTexts: Texts<CheckTexts> = {
  ko: {
    title: '검사',
    check: '검사하기',
    list: '무엇을 검사하나요?',
    beforeRun: '실행이 끝나면 저절로 검사해요.',
    before: '실행이 끝나면 저절로 검사해요. 코드를 돌려 보지 않고 바로 검사할 수도 있어요.',
    running: '실습의 조건대로 돌려 보고 있어요…',
    hostileRunning: (done, all) => `모두 통과했어요. 이제 험한 조건에서 돌려 보고 있어요 (${done}/${all}).`,
    passed: '모두 통과했어요. 험한 조건도 잘 견뎠어요.',
    someFailed: (passed, all) => `${all}가지 가운데 ${passed}가지를 통과했어요.`,
    hostileFailed: (failed) =>
      `실습의 조건에서는 모두 통과했지만, 험한 조건 ${failed}가지를 견디지 못했어요.`,
    changed: '검사한 뒤에 코드가 바뀌었어요.',
    otherConditions:
      '실습의 조건을 바꾸거나 손을 댄 실행이라 검사하지 않았어요. 검사하기를 누르면 원래 조건으로 돌려 봐요.',
    solution: '풀이와 견줘 보기',
    solutionLater: '두 번 고쳐 보아도 안 되면 풀이와 견줘 볼 수 있어요.',
    failed: '검사를 끝내지 못했어요.',
    retry: '다시 해 보기',
    unseen: {
      packets: '패킷이 보이는 시뮬레이션 네트워크에서만 검사할 수 있어요.',
      udp: 'UDP가 있는 시뮬레이션 네트워크에서만 검사할 수 있어요.',
    },
    marks: { passed: '통과', failed: '실패', unseen: '검사하지 않음', before: '아직 검사하지 않음' },
    happened: '일어난 일',
    showPacket: '그 패킷 보기',
    showLine: (file, line) => `${file} ${line}번째 줄 보기`,
    hostile: '험한 조건에서',
    hostileAbout: '위의 검사를 모두 통과하면, 같은 코드를 험한 조건에서도 돌려 봐요.',
    progress: '험한 조건의 실행',
    watch: '지켜보기',
    watchRun: (title) => `“${title}” 지켜보기`,
    program: (path) => `이 조건을 만드는 프로그램 ${path}`,
  },
  en: {
    title: 'Checks',
    check: 'Check',
    list: 'What is checked?',
    beforeRun: 'A run is checked by itself when it is over.',
    before: 'A run is checked by itself when it is over. You can also check without running.',
    running: 'Running it under the conditions of the lab…',
    hostileRunning: (done, all) => `All passed. Now it runs under hostile conditions (${done} of ${all}).`,
    passed: 'All passed, under hostile conditions as well.',
    someFailed: (passed, all) => `${passed} of ${all} passed.`,
    hostileFailed: (failed) =>
      `All passed under the conditions of the lab, but ${failed} hostile ${failed === 1 ? 'run' : 'runs'} failed.`,
    changed: 'The code has changed since.',
    otherConditions:
      'That run was not under the conditions of the lab, or you had a hand in it, so it was not checked. Press Check to run it as it should be.',
    solution: 'Compare with a solution',
    solutionLater: 'After two tries that fail you can compare with a solution.',
    failed: 'The check could not be finished.',
    retry: 'Try again',
    unseen: {
      packets: 'Only the simulated network, where packets show, can check this.',
      udp: 'Only the simulated network, which has UDP, can check this.',
    },
    marks: { passed: 'passed', failed: 'failed', unseen: 'not checked', before: 'not checked yet' },
    happened: 'What happened',
    showPacket: 'Show the packet',
    showLine: (file, line) => `Show line ${line} of ${file}`,
    hostile: 'Under hostile conditions',
    hostileAbout: 'When all of the above pass, the same code runs under hostile conditions as well.',
    progress: 'Hostile runs',
    watch: 'Watch',
    watchRun: (title) => `Watch “${title}”`,
    program: (path) => `The program behind it, ${path}`,
  },
};
