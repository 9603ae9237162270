import type { Texts } from '../../lib/i18n/language.ts';

interface LabTexts {
  readonly title: string;
  readonly description: string;
  readonly introduction: string;
  readonly steps: string;
  readonly run: string;
  readonly all: string;
  readonly playground: string;
  readonly lesson: (number: string) => string;
}

export const labTexts: Texts<LabTexts> = {
  ko: {
    title: '실습',
    description: '이 강의의 실습을 단원별로 모았다. 진짜 Node.js 코드를 이 자리에서 고치고 돌려 볼 수 있다.',
    introduction:
      '이 강의의 실습을 단원별로 모았어요. 실습마다 진짜 Node.js 프로그램이 있고, 고쳐서 바로 돌려 볼 수 있어요.',
    steps: '할 일',
    run: '고치고 돌려 보기',
    all: '모든 실습',
    playground: '놀이터에서 호스트와 링크, 코드를 마음대로 만들어 보기',
    lesson: (number) => `${number} 단원 읽기`,
  },
  en: {
    title: 'Labs',
    description: 'The labs of this course, lesson by lesson: real Node.js code to change and run right here.',
    introduction:
      'The labs of this course, lesson by lesson. Each has real Node.js programs, which you can change and run right here.',
    steps: 'Steps',
    run: 'Change it and run it',
    all: 'All labs',
    playground: 'The playground: hosts, links and code of your own',
    lesson: (number) => `Read lesson ${number}`,
  },
};
