import type { Texts } from '../../lib/i18n/language.ts';
import type { PathProblem } from '../../lib/sandbox/file-path.ts';

interface FileTreeTexts {
  readonly name: string;
  /** What shows and hides it. */
  readonly toggle: string;
  readonly add: string;
  readonly rename: string;
  readonly remove: string;
  readonly newName: string;
  readonly newNameOf: (path: string) => string;
  readonly ok: string;
  readonly giveUp: string;
  readonly changed: string;
  /** The heading of files that no single host runs. */
  readonly shared: string;
  readonly problem: (problem: PathProblem) => string;
}

export const fileTreeTexts: Texts<FileTreeTexts> = {
  ko: {
    name: '파일 목록',
    toggle: '파일 목록',
    add: '새 파일',
    rename: '이름 바꾸기',
    remove: '지우기',
    newName: '새 파일의 이름',
    newNameOf: (path) => `${path}의 새 이름`,
    ok: '확인',
    giveUp: '취소',
    changed: '고친 파일',
    shared: '함께 쓰는 파일',
    problem: (problem) => {
      switch (problem.kind) {
        case 'empty':
          return '이름이 비어 있어요. client.mjs처럼 적어 보세요.';
        case 'form':
          return '이름에는 글자, 숫자, . _ - @ 만 쓸 수 있어요. 폴더는 lib/frame.mjs처럼 /로 나눠요.';
        case 'taken':
          return '같은 이름의 파일이 이미 있어요. 다른 이름을 골라 주세요.';
        case 'folder':
          return `${problem.path} 파일이 있어서 이 이름은 폴더와 겹쳐요. 다른 이름을 골라 주세요.`;
      }
    },
  },
  en: {
    name: 'Files',
    toggle: 'File tree',
    add: 'New file',
    rename: 'Rename',
    remove: 'Delete',
    newName: 'Name of the new file',
    newNameOf: (path) => `New name of ${path}`,
    ok: 'OK',
    giveUp: 'Cancel',
    changed: 'changed',
    shared: 'Shared files',
    problem: (problem) => {
      switch (problem.kind) {
        case 'empty':
          return 'The name is empty. Write one such as client.mjs.';
        case 'form':
          return 'A name has letters, digits and . _ - @ only; a slash makes a folder, as in lib/frame.mjs.';
        case 'taken':
          return 'There is a file of this name already. Choose another.';
        case 'folder':
          return `With ${problem.path} there, this name would be a file and a folder. Choose another.`;
      }
    },
  },
};
