import type { Texts } from '../../lib/i18n/language.ts';

interface PlaygroundTexts {
  readonly title: string;
  readonly description: string;
  readonly introduction: string;
  readonly heading: string;
  readonly template: string;
  readonly chooseTemplate: string;
  readonly begun: (title: string) => string;
  readonly name: string;
  readonly save: string;
  readonly noName: string;
  readonly saved: (name: string) => string;
  readonly notSaved: string;
  readonly mine: (count: number) => string;
  readonly opened: (name: string) => string;
  readonly notReadable: (name: string) => string;
  readonly remove: string;
  readonly removeOne: (name: string) => string;
  readonly removed: (name: string) => string;
}

export const playgroundTexts: Texts<PlaygroundTexts> = {
  ko: {
    title: '놀이터',
    description: '호스트와 링크, 프로세스와 파일을 마음대로 만들어 돌려 보는 곳이다.',
    introduction:
      '호스트와 링크, 프로세스와 파일을 마음대로 만들어 돌려 보세요. 적은 것은 이 브라우저에 저절로 남고, 링크나 zip으로 나눌 수 있어요.',
    heading: '내 네트워크',
    template: '틀',
    chooseTemplate: '골라서 시작하기',
    begun: (title) => `“${title}” 틀로 시작해요. 되돌리기를 누르면 전의 코드가 돌아와요.`,
    name: '이름',
    save: '저장',
    noName: '저장할 이름을 적어 주세요.',
    saved: (name) => `“${name}”(으)로 저장했어요. 이 브라우저에만 있어요.`,
    notSaved: '이 브라우저가 저장하지 못했어요. 파일 메뉴에서 zip으로 받아 두세요.',
    mine: (count) => `저장한 것 ${count}개`,
    opened: (name) => `“${name}”을(를) 열었어요. 되돌리기를 누르면 전의 코드가 돌아와요.`,
    notReadable: (name) => `“${name}”을(를) 읽지 못했어요.`,
    remove: '지우기',
    removeOne: (name) => `${name} 지우기`,
    removed: (name) => `“${name}”을(를) 지웠어요.`,
  },
  en: {
    title: 'Playground',
    description: 'Any hosts, links, processes and files: make a network of your own and run it.',
    introduction:
      'Make any hosts, links, processes and files, and run them. What you write stays in this browser by itself and can be shared as a link or a zip.',
    heading: 'Your network',
    template: 'Template',
    chooseTemplate: 'Begin with …',
    begun: (title) => `Begun with “${title}”. Undo brings back what you had.`,
    name: 'Name',
    save: 'Save',
    noName: 'Write a name to save it under.',
    saved: (name) => `Saved as “${name}”, in this browser only.`,
    notSaved: 'This browser did not store it. Download it as a zip from the Files menu.',
    mine: (count) => `Saved (${count})`,
    opened: (name) => `Opened “${name}”. Undo brings back what you had.`,
    notReadable: (name) => `“${name}” could not be read.`,
    remove: 'Delete',
    removeOne: (name) => `Delete ${name}`,
    removed: (name) => `Deleted “${name}”.`,
  },
};
