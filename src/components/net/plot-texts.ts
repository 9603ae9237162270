export type Lang = 'ko' | 'en';

/** What the shared figures Plot, Prediction and TimeBar say. */
export const plotTexts = {
  ko: {
    showTable: '표로 보기',
    readHint: '그래프를 가리키거나 화살표 키를 쓰면 값을 읽어 줘요.',
    readAt: (axis: string) => `${axis} 값을 옮겨 그래프 읽기`,
    prediction: '내 예측',
    dragPrediction: '예측 점. 위아래 화살표 키나 끌기로 옮길 수 있어요',
    run: '실행',
    preparing: '준비하는 중',
    pause: '멈춤',
    again: '다시',
    nextScene: '다음 장면',
    step: '한 걸음',
    toEnd: '끝으로',
    speed: '빠르기',
    time: '시각',
    transport: '실행 조절',
  },
  en: {
    showTable: 'Show as a table',
    readHint: 'Point at the graph, or use the arrow keys, to read values.',
    readAt: (axis: string) => `Read the graph at another ${axis}`,
    prediction: 'your guess',
    dragPrediction: 'Your prediction. Move it with the up and down arrow keys, or drag it',
    run: 'Run',
    preparing: 'Getting ready',
    pause: 'Pause',
    again: 'Again',
    nextScene: 'Next scene',
    step: 'Step',
    toEnd: 'To the end',
    speed: 'Speed',
    time: 'Time',
    transport: 'Run controls',
  },
} as const;
