import type { Texts } from '../../lib/i18n/language.ts';
import type { LabStep } from '../../lib/sandbox/lab.ts';

/** What lines of a program that were put in order, or filled in, say of themselves. `{}` stands for a value. */
export interface LineTexts {
  readonly check: string;
  readonly right: string;
  readonly inOrder: string;
  readonly extra: string;
  readonly filled: string;
  readonly chooseAll: string;
  readonly insert: string;
  readonly inserted: string;
  readonly differs: string;
  readonly place: string;
}

interface LabTexts {
  readonly title: string;
  readonly description: string;
  readonly introduction: string;
  readonly steps: string;
  readonly run: string;
  readonly all: string;
  readonly playground: string;
  readonly lesson: (number: string) => string;
  readonly kinds: Readonly<Record<LabStep['do'], string>>;
  readonly hint: (number: number) => string;
  readonly unused: string;
  readonly orderHow: string;
  readonly fillHow: string;
  readonly blank: (number: number) => string;
  readonly lines: LineTexts;
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
    kinds: {
      read: '읽기',
      predict: '예측',
      order: '줄 놓기',
      fill: '빈칸',
      edit: '고치기',
      hostile: '험한 조건',
      challenge: '더 나아가기',
    },
    hint: (number) => `도움말 ${number}`,
    unused: '— 이 아래는 쓰지 않는 줄 —',
    orderHow: '단추로 줄을 위아래로 옮겨요. 쓰지 않을 줄은 가름줄 아래에 둬요.',
    fillHow: '빈칸마다 하나씩 골라요. 같은 것을 여러 번 써도 돼요.',
    blank: (number) => `빈칸 ${number}`,
    lines: {
      check: '확인하기',
      right: '맞아요.',
      inOrder: '아직 달라요. {}줄 가운데 {}줄이 맞는 차례예요.',
      extra: '쓰지 않는 줄이 섞여 있어요.',
      filled: '아직 달라요. 빈칸 {}개 가운데 {}개가 맞아요.',
      chooseAll: '빈칸을 모두 골라 주세요.',
      insert: '코드에 넣기',
      inserted: '{}에 넣었어요. 되돌리기로 되돌릴 수 있어요.',
      differs: '{}의 그 자리를 이미 고쳐서 넣지 못했어요. 손으로 옮겨 보세요.',
      place: '{}: {}번째 줄',
    },
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
    kinds: {
      read: 'Read',
      predict: 'Predict',
      order: 'Put in order',
      fill: 'Fill in',
      edit: 'Change',
      hostile: 'Hostile conditions',
      challenge: 'Go further',
    },
    hint: (number) => `Hint ${number}`,
    unused: '— lines below are not used —',
    orderHow: 'Move lines up and down with the buttons. Leave what is not needed below the dividing line.',
    fillHow: 'Choose one for each blank. One may fit several.',
    blank: (number) => `Blank ${number}`,
    lines: {
      check: 'Check',
      right: 'Right.',
      inOrder: 'Not yet. Of {} lines, {} stand in the right order.',
      extra: 'There is a line among them that is not needed.',
      filled: 'Not yet. Of {} blanks, {} are right.',
      chooseAll: 'Choose for every blank.',
      insert: 'Put into the code',
      inserted: 'It is in {} now. Undo takes it out again.',
      differs: 'That place of {} has been changed already. Put the lines in by hand.',
      place: '{}: line {}',
    },
  },
};
