import type { Texts } from '../../lib/i18n/language.ts';
import type { CommandProblem } from '../../lib/sandbox/command-line.ts';

interface ProcessTexts {
  readonly name: string;
  /** What shows and hides it. */
  readonly toggle: string;
  readonly explain: string;
  readonly process: string;
  readonly host: string;
  readonly start: string;
  readonly command: string;
  readonly earlier: (process: string) => string;
  readonly later: (process: string) => string;
  readonly remove: string;
  readonly removeProcess: (process: string) => string;
  readonly add: string;
  readonly restore: string;
  readonly moved: (process: string, place: number) => string;
  readonly added: (process: string) => string;
  readonly removed: (process: string) => string;
  readonly changed: (process: string) => string;
  readonly asInLab: string;
  readonly noName: string;
  readonly nameTaken: (name: string) => string;
  readonly noFile: (file: string) => string;
  readonly noTime: (typed: string) => string;
  readonly problem: (problem: CommandProblem) => string;
}

export const processTexts: Texts<ProcessTexts> = {
  ko: {
    name: '프로세스와 시작 순서',
    toggle: '프로세스 고치기',
    explain: '위에서부터 차례로 시작해요. 고친 것은 다음 실행부터 쓰여요.',
    process: '이름',
    host: '호스트',
    start: '시작 시각',
    command: '명령',
    earlier: (process) => `${process} 먼저 시작`,
    later: (process) => `${process} 나중에 시작`,
    remove: '빼기',
    removeProcess: (process) => `${process} 프로세스 빼기`,
    add: '프로세스 더하기',
    restore: '실습의 순서대로',
    moved: (process, place) => `${process} 프로세스가 ${place}번째로 시작해요.`,
    added: (process) => `${process} 프로세스를 더했어요.`,
    removed: (process) => `${process} 프로세스를 뺐어요.`,
    changed: (process) => `${process} 프로세스를 고쳤어요.`,
    asInLab: '실습의 프로세스로 되돌렸어요.',
    noName: '이름이 비어 있어요. server처럼 적어 주세요.',
    nameTaken: (name) => `${name}은(는) 다른 프로세스의 이름이에요. 다른 이름을 적어 주세요.`,
    noFile: (file) => `${file} 파일이 아직 없어요. 파일 목록에서 새로 만들거나 이름을 고쳐 주세요.`,
    noTime: (typed) => `시작 시각 “${typed}”을(를) 읽을 수 없어요. 500ms나 2s처럼 적어 주세요.`,
    problem: (problem) => {
      switch (problem.kind) {
        case 'open-quote':
          return `따옴표(${problem.mark})의 짝이 없어요. 닫는 따옴표를 넣어 주세요.`;
        case 'not-node':
          return problem.word === ''
            ? '명령이 비어 있어요. node server.mjs처럼 적어 주세요.'
            : `여기서는 node만 실행할 수 있어요(“${problem.word}”). node server.mjs처럼 적어 주세요.`;
        case 'no-file':
          return 'node 다음에 실행할 파일이 없어요. node server.mjs처럼 적어 주세요.';
        case 'option':
          return `node의 선택지(${problem.word})는 여기서 쓸 수 없어요. 파일 이름을 먼저 적어 주세요.`;
      }
    },
  },
  en: {
    name: 'Processes and their start order',
    toggle: 'Edit processes',
    explain: 'They start from top to bottom. What you change holds from the next run on.',
    process: 'Name',
    host: 'Host',
    start: 'Starts at',
    command: 'Command',
    earlier: (process) => `Start ${process} earlier`,
    later: (process) => `Start ${process} later`,
    remove: 'Remove',
    removeProcess: (process) => `Remove ${process}`,
    add: 'Add a process',
    restore: 'As in the lab',
    moved: (process, place) => `${process} now starts as number ${place}.`,
    added: (process) => `Added ${process}.`,
    removed: (process) => `Removed ${process}.`,
    changed: (process) => `Changed ${process}.`,
    asInLab: 'The processes are those of the lab again.',
    noName: 'The name is empty. Write one such as server.',
    nameTaken: (name) => `Another process is called ${name}. Choose another name.`,
    noFile: (file) => `There is no file ${file} yet. Make it in the file tree, or mend the name.`,
    noTime: (typed) => `“${typed}” is no time. Write one such as 500ms or 2s.`,
    problem: (problem) => {
      switch (problem.kind) {
        case 'open-quote':
          return `A quotation mark (${problem.mark}) has no pair. Close it.`;
        case 'not-node':
          return problem.word === ''
            ? 'The command is empty. Write one such as node server.mjs.'
            : `Only node runs here, not “${problem.word}”. Write a command such as node server.mjs.`;
        case 'no-file':
          return 'Behind node there is no file to run. Write a command such as node server.mjs.';
        case 'option':
          return `Options of node (${problem.word}) cannot be used here. Put the file first.`;
      }
    },
  },
};
