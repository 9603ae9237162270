import type { Texts } from '../../../lib/i18n/language.ts';

const ko = {
  kicker: '움직여 보기',
  loading: '그림을 준비하고 있어요.',
  late: '아직 불러오지 못했어요. 연결을 확인해 주세요.',
  loadAgain: '페이지 다시 불러오기',
  tabs: '조절할 것',
  numberField: (label: string) => `${label} 숫자로 쓰기`,
  badNumber: (label: string, min: string, max: string, kept: string) =>
    `${label}에는 ${min}부터 ${max}까지의 수만 넣을 수 있어요. 그래서 ${kept} 그대로 두었어요.`,
  badLink: (key: string, text: string) =>
    `링크의 ‘${key}=${text}’는 읽을 수 없는 값이에요. 그 값만 빼고 나머지로 그렸어요.`,
  fix: '이걸로 예측할게요',
  skip: '그냥 볼래요',
  cannotRun: (why: string) => `실행하지 못했어요. ${why}`,
  needPrediction: '먼저 예측해 보세요. 아니면 ‘그냥 볼래요’를 누르세요.',
  guessed: (guess: string) => `예측: ${guess}. 이제 실행해 보세요.`,
  skipped: '예측 없이 볼게요. 이제 실행해 보세요.',
  predictAgain: '다시 예측하기',
  compare: '견주어 보기',
  packets: '패킷 표',
  challenge: '도전',
  takeChallenge: '도전하기',
  seed: '난수 시드',
  otherSeed: '다른 시드로',
  copy: '링크 복사',
  copied: '링크를 복사했어요. 이 링크를 열면 지금 설정 그대로 똑같이 실행돼요.',
  copyFailed: '링크를 복사하지 못했어요. 주소창의 주소를 그대로 쓰면 돼요.',
};

export type FrameTexts = typeof ko;

/** What all widgets say alike. */
export const frameTexts: Texts<FrameTexts> = {
  ko,
  en: {
    kicker: 'Try it',
    loading: 'The figure is on its way.',
    late: 'It has not come yet. Check your connection.',
    loadAgain: 'Load the page again',
    tabs: 'What to change',
    numberField: (label) => `${label}, as a number`,
    badNumber: (label, min, max, kept) =>
      `“${label}” takes a number from ${min} to ${max}, so it stays at ${kept}.`,
    badLink: (key, text) =>
      `The link says ‘${key}=${text}’, which cannot be read. Everything else in it was used.`,
    fix: 'That is my prediction',
    skip: 'Just show me',
    cannotRun: (why) => `It could not be run. ${why}`,
    needPrediction: 'Make a prediction first, or press “Just show me”.',
    guessed: (guess) => `You predicted ${guess}. Now run it.`,
    skipped: 'No prediction this time. Now run it.',
    predictAgain: 'Predict again',
    compare: 'Compare',
    packets: 'Packet table',
    challenge: 'Challenge',
    takeChallenge: 'Take it on',
    seed: 'Random seed',
    otherSeed: 'Another seed',
    copy: 'Copy link',
    copied: 'Link copied. It brings back these settings and the very same run.',
    copyFailed: 'The link could not be copied. The address bar holds the same link.',
  },
};
