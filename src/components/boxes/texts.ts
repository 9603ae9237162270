/** What the boxes of a lesson say about themselves. */
export const texts = {
  ko: {
    predict: '예측',
    chooseFirst: '먼저 하나를 골라 보세요',
    unfold: '답 펼치기',
    actual: '실제',
    guess: '내 예측',
    correction: '고쳐 읽기',
    noteSaid: '노트',
    today: '요즘은',
    oneLine: '한 줄 정리',
    write: '떠오르는 대로 적어 보세요 (저장하지 않아요)',
    unfoldRecall: '답 보기',
  },
  en: {
    predict: 'Predict',
    chooseFirst: 'Choose one first',
    unfold: 'Show the answer',
    actual: 'what happens',
    guess: 'your guess',
    correction: 'A better reading',
    noteSaid: 'The note',
    today: 'Today',
    oneLine: 'In one line',
    write: 'Write down what comes to mind (it is not saved)',
    unfoldRecall: 'Show the answer',
  },
} as const;
