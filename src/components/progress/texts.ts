import type { Texts } from '../../lib/i18n/language.ts';
import type { Trouble } from '../../lib/progress/progress-store.ts';

interface ProgressTexts {
  readonly title: string;
  readonly description: string;
  readonly private: string;
  readonly needsScript: string;
  readonly trouble: Readonly<Record<Trouble, string>>;
  readonly lessons: string;
  readonly finished: string;
  readonly opened: string;
  readonly unopened: string;
  readonly questions: (right: number, answered: number, all: number) => string;
  readonly mark: Readonly<Record<'right' | 'later' | 'wrong' | 'none', string>>;
  readonly predictions: (all: number, right: number, judged: number) => string;
  readonly labs: string;
  readonly labPassed: string;
  readonly labStarted: string;
  readonly labUntouched: string;
  readonly check: string;
  readonly weak: string;
  readonly weakNone: string;
  readonly surprise: string;
  readonly notYet: string;
  readonly halfRight: (percent: number) => string;
  readonly review: string;
  readonly dueToday: (count: number) => string;
  readonly dueNothing: string;
  readonly dueLater: (date: string, count: number) => string;
  readonly keeping: string;
  readonly keepingHow: string;
  readonly export: string;
  readonly import: string;
  readonly reset: string;
  readonly imported: string;
  readonly notProgress: (where: string) => string;
  readonly newer: string;
  readonly resetSure: string;
  readonly resetYes: string;
  readonly resetNo: string;
  readonly resetDone: string;
  readonly continue: (lesson: string) => string;
  readonly reviewToday: (count: number) => string;
}

export const progressTexts: Texts<ProgressTexts> = {
  ko: {
    title: '내 진도',
    description: '어디까지 읽었고 무엇이 아직 흔들리는지, 언제 무엇을 되살릴지 한눈에 본다.',
    private: '이 기록은 이 브라우저 안에만 있고, 어디로도 보내지 않아요.',
    needsScript: '진도는 브라우저 안에서 모으기 때문에, 이 페이지를 보려면 JavaScript가 켜져 있어야 해요.',
    trouble: {
      'not-kept':
        '이 브라우저가 저장을 받아 주지 않아요. 지금 기록은 이 페이지를 닫으면 사라지니, 남기려면 파일로 내보내 주세요.',
      newer:
        '이 브라우저에는 더 새로운 판의 이음이 남긴 기록이 있어요. 덮어쓰지 않도록 지금 기록은 남기지 않아요. 페이지를 새로 고쳐 주세요.',
      unreadable: '전에 남긴 기록을 읽을 수 없어서 따로 치워 두고 새로 시작했어요.',
    },
    lessons: '단원',
    finished: '끝까지 읽음',
    opened: '읽는 중',
    unopened: '아직',
    questions: (right, answered, all) =>
      `문제 ${all}개 가운데 ${answered}개를 풀었고, ${right}개를 처음에 맞혔어요.`,
    mark: { right: '처음에 맞힘', later: '나중에 맞힘', wrong: '아직 틀림', none: '안 풂' },
    predictions: (all, right, judged) =>
      judged === 0
        ? `예측을 ${all}번 했어요.`
        : `예측을 ${all}번 했고, ${judged}번 가운데 ${right}번 맞았어요.`,
    labs: '실습',
    labPassed: '해냄',
    labStarted: '하는 중',
    labUntouched: '아직',
    check: '종합 확인',
    weak: '아직 흔들리는 것',
    weakNone: '마지막 답이 틀린 문제가 없어요.',
    surprise: '확실하다고 생각했는데 틀림',
    notYet: '틀림',
    halfRight: (percent) => `${percent}%만 맞음`,
    review: '되살리기',
    dueToday: (count) => `오늘 되살릴 것 ${count}개`,
    dueNothing: '오늘 되살릴 것은 없어요.',
    dueLater: (date, count) => `${date}에 ${count}개`,
    keeping: '기록 옮기기와 지우기',
    keepingHow:
      '다른 브라우저로 옮기려면 여기에서 내보낸 파일을 거기에서 가져오세요. 가져온 기록은 거기 있던 것에 더해져요.',
    export: '내보내기',
    import: '가져오기',
    reset: '모두 지우기',
    imported: '가져왔어요. 여기 있던 기록에 더했어요.',
    notProgress: (where) => `이음의 진도 파일이 아니거나 망가졌어요. 처음 이상한 곳: ${where}`,
    newer: '더 새로운 판의 이음에서 내보낸 파일이에요. 페이지를 새로 고친 다음 다시 가져와 보세요.',
    resetSure: '단원, 예측, 실습, 문제의 기록을 모두 지울까요? 되돌릴 수 없어요.',
    resetYes: '지우기',
    resetNo: '그대로 두기',
    resetDone: '모두 지웠어요.',
    continue: (lesson) => `이어서: ${lesson}`,
    reviewToday: (count) => `오늘 되살릴 것 ${count}개`,
  },
  en: {
    title: 'Your progress',
    description: 'How far you have read, what is still shaky, and what comes back when.',
    private: 'All this is kept in this browser and sent nowhere.',
    needsScript: 'Progress is gathered inside your browser, so this page needs JavaScript.',
    trouble: {
      'not-kept':
        'This browser does not take anything to keep. What is here is gone when you close the page; export it to a file to keep it.',
      newer:
        'A newer version of this site has kept its record here. So as not to overwrite it, nothing is being kept now; reload the page.',
      unreadable: 'What was kept before could not be read. It has been put aside, and a new record begun.',
    },
    lessons: 'Lessons',
    finished: 'read to the end',
    opened: 'begun',
    unopened: 'not yet',
    questions: (right, answered, all) =>
      `${answered} of ${all} questions answered, ${right} right at the first try.`,
    mark: { right: 'right at first', later: 'right later', wrong: 'still wrong', none: 'not answered' },
    predictions: (all, right, judged) =>
      `${all} prediction${all === 1 ? '' : 's'}${judged === 0 ? '' : `, ${right} of ${judged} came true`}.`,
    labs: 'Labs',
    labPassed: 'done',
    labStarted: 'begun',
    labUntouched: 'not yet',
    check: 'Final check',
    weak: 'Still shaky',
    weakNone: 'No question was last answered wrongly.',
    surprise: 'wrong though you were sure',
    notYet: 'wrong',
    halfRight: (percent) => `${percent}% right`,
    review: 'Coming back',
    dueToday: (count) => `${count} question${count === 1 ? '' : 's'} to bring back today`,
    dueNothing: 'Nothing comes back today.',
    dueLater: (date, count) => `${count} on ${date}`,
    keeping: 'Move or erase your record',
    keepingHow:
      'To go on in another browser, export a file here and import it there. What is imported is added to what is there.',
    export: 'Export',
    import: 'Import',
    reset: 'Erase all',
    imported: 'Imported, and added to what was here.',
    notProgress: (where) =>
      `This is no progress file of this site, or it is damaged. The first odd place: ${where}`,
    newer: 'This file comes from a newer version of the site. Reload the page and import it again.',
    resetSure: 'Erase the record of all lessons, predictions, labs and questions? This cannot be undone.',
    resetYes: 'Erase',
    resetNo: 'Keep it',
    resetDone: 'All erased.',
    continue: (lesson) => `Go on with ${lesson}`,
    reviewToday: (count) => `${count} to bring back today`,
  },
};
