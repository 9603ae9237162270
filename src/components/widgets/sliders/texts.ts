import type { Texts } from '../../../lib/i18n/language.ts';
import type { Question } from '../frame/ChoiceQuestion.tsx';
import type { FieldText } from '../frame/Field.tsx';
import type { Verdict } from './challenge.ts';
import type { Control } from './settings.ts';

interface Fates {
  readonly onTime: number;
  readonly late: number;
  readonly lost: number;
}

export interface SlidersTexts {
  readonly title: string;
  readonly tabs: readonly string[];
  readonly controls: Readonly<Record<Control, FieldText>>;
  readonly lead: string;
  readonly near: Question<'tcp' | 'udp' | 'same'>;
  readonly far: Question<'2' | '20' | '80'>;
  readonly file: Question<'udp-whole' | 'udp-holes' | 'alike'>;
  readonly rest: (settings: { delay: number; rate: string; jitter: number; loss: string }) => string;
  readonly seconds: (value: string) => string;
  readonly call: Readonly<Record<'tcp' | 'udp', string>>;
  readonly fileOver: Readonly<Record<'tcp' | 'udp', string>>;
  readonly legend: Readonly<Record<'on-time' | 'late' | 'lost', string>>;
  readonly tally: (fates: Fates) => string;
  readonly rollText: (name: string, spoken: number, fates: Fates) => string;
  readonly guessLate: (frames: string) => string;
  readonly guessHere: string;
  readonly guessSame: string;
  readonly guessFile: (answer: string) => string;
  readonly listen: (name: string) => string;
  readonly stop: string;
  readonly soundNote: string;
  readonly fileGoing: (percent: string) => string;
  readonly fileWhole: (seconds: string) => string;
  readonly fileHoles: (missing: string, pieces: string) => string;
  readonly whose: string;
  readonly result: {
    readonly calls: (tcp: Fates, udp: Fates) => string;
    readonly file: (tcpSeconds: string, missing: string, pieces: string) => string;
  };
  readonly verdict: { readonly right: (guess: string) => string; readonly wrong: (guess: string) => string };
  readonly explain: {
    readonly near: string;
    readonly nearFar: string;
    readonly far: (byHand: number, late: number, lost: number) => string;
    readonly farNone: string;
    readonly narrow: string;
    readonly file: (ideal: string) => string;
    readonly fileNoLoss: string;
  };
  readonly challenge: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly handout: string;
  readonly table: {
    readonly way: string;
    readonly tcp: string;
    readonly udp: string;
    readonly onWay: (rtt: number, loss: string) => string;
  };
}

export const slidersTexts: Texts<SlidersTexts> = {
  ko: {
    title: '손실·지연·대역폭을 흔들어 보기: 전화 대 파일',
    tabs: ['가까운 전화', '먼 전화', '전화와 파일'],
    controls: {
      loss: { label: '손실', symbol: '', unit: '%' },
      delay: { label: '한쪽 지연', symbol: '', unit: 'ms' },
      rate: { label: '대역폭', symbol: '', unit: 'Mbit/s' },
      jitter: { label: '지터', symbol: '', unit: 'ms' },
    },
    lead: '전화는 20 ms마다 160바이트 프레임을 하나씩, 모두 100개를 보내요. 말한 지 150 ms 안에 와야 틀 수 있어요.',
    near: {
      ask: '왕복 50 ms인 가까운 상대예요. 패킷의 5%를 잃어요. 제때 들리는 프레임은 어느 쪽이 많을까요?',
      answers: { tcp: 'TCP 전화', udp: 'UDP 전화', same: '같다' },
    },
    far: {
      ask: '왕복 200 ms인 먼 상대예요. 2%를 잃어요. TCP 전화에서 100프레임 가운데 늦는 것은 몇 개쯤일까요?',
      answers: { '2': '2개쯤', '20': '20개쯤', '80': '80개쯤' },
    },
    file: {
      ask: '1 MB 파일은 손실이 없으면 TCP로 1.3초가 걸려요. 손실이 1%라면 어떻게 될까요? UDP 쪽은 잃은 것을 다시 보내지 않아요.',
      answers: {
        'udp-whole': '둘 다 온전하고 UDP가 더 빠르다',
        'udp-holes': 'UDP에는 구멍이 나고, TCP는 온전하지만 몇 배 늦다',
        alike: '둘 다 온전하고 1.3초쯤이다',
      },
    },
    rest: ({ delay, rate, jitter, loss }) =>
      `왕복 ${delay * 2} ms · 손실 ${loss}% · ${rate} Mbit/s · 지터 ${jitter} ms. 넷 다 같은 조건의 길을 혼자 써요.`,
    seconds: (value) => `${value}초`,
    call: { tcp: 'TCP 전화', udp: 'UDP 전화' },
    fileOver: { tcp: 'TCP 파일', udp: 'UDP 파일' },
    legend: { 'on-time': '제때', late: '늦음', lost: '안 옴' },
    tally: ({ onTime, late, lost }) => `제때 ${onTime} · 늦음 ${late} · 안 옴 ${lost}`,
    rollText: (name, spoken, { onTime, late, lost }) =>
      `${name}: 지금까지 말한 프레임 ${spoken}개 가운데 제때 온 것 ${onTime}개, 늦은 것 ${late}개, 오지 않은 것 ${lost}개.`,
    guessLate: (frames) => `내 예측: 늦음 ${frames}개`,
    guessHere: '내 예측: 이쪽이 많다',
    guessSame: '내 예측: 둘이 같다',
    guessFile: (answer) => `내 예측: ${answer}`,
    listen: (name) => `${name} 들어 보기`,
    stop: '그만 듣기',
    soundNote: '100프레임을 2초짜리 가락으로 들려줘요. 늦거나 오지 않은 프레임은 침묵이에요.',
    fileGoing: (percent) => `${percent} 받음`,
    fileWhole: (seconds) => `${seconds}에 온전히 받음`,
    fileHoles: (missing, pieces) => `${pieces}조각 가운데 ${missing}개가 없어서 쓸 수 없음`,
    whose: '어느 전화의 패킷',
    result: {
      calls: (tcp, udp) =>
        `TCP 전화는 제때 ${tcp.onTime}개, 늦음 ${tcp.late}개. UDP 전화는 제때 ${udp.onTime}개, ${udp.late > 0 ? `늦음 ${udp.late}개, ` : ''}안 옴 ${udp.lost}개예요.`,
      file: (tcpSeconds, missing, pieces) =>
        `TCP 파일은 ${tcpSeconds}에 온전히 왔고, UDP 파일은 ${pieces}조각 가운데 ${missing === '0' ? '빠진 것이 없어요' : `${missing}개가 빠졌어요`}.`,
    },
    verdict: {
      right: (guess) => `내 예측 ‘${guess}’: 맞았어요.`,
      wrong: (guess) => `내 예측 ‘${guess}’: 모형과 달라요.`,
    },
    explain: {
      near: '잃은 프레임을 다시 보내도 마감 150 ms 안에 들어와요. 그래서 TCP는 빈자리를 메우고, UDP는 빈자리를 그대로 넘겨요. ‘음성은 무조건 UDP’가 아닌 까닭이에요.',
      nearFar: '왕복이 길어지면 다시 보낸 것이 마감을 넘기기 시작해요. 옆의 탭에서 먼 전화를 걸어 보세요.',
      far: (byHand, late, lost) =>
        `하나를 잃으면 그 뒤의 프레임들이 다시 보낸 것을 함께 기다려요. 손으로 세면 하나에 ${byHand}개가 늦어요(3I + 1.5R). 이번에는 TCP가 ${late}개를 늦게 건네는 동안 UDP는 ${lost}개를 잃었어요.`,
      farNone: '이번에는 TCP에서 늦은 것이 없어요. 잃은 것이 없거나, 다시 보내도 마감 안이었어요.',
      narrow:
        '길이 전화보다 좁아요. 프레임이 줄을 서서 점점 더 늦게 도착해요. 어느 트랜스포트를 골라도 없는 너비를 만들 수는 없어요.',
      file: (ideal) =>
        `파일은 한 조각만 없어도 쓸 수 없으니, 고치는 사람이 없는 UDP로는 소용이 없어요. TCP는 언제나 온전히 건네지만 시간은 약속하지 않아요. 손실이 없으면 ${ideal}였어요. 다른 시드로도 돌려 보세요. 걸리는 시간이 크게 달라져요.`,
      fileNoLoss: '잃은 것이 없으니 둘 다 온전해요. 실제 길에서는 아무도 그것을 약속하지 않아요.',
    },
    challenge:
      '손실 2%는 그대로 두고, TCP 전화가 UDP 전화보다 더 많은 프레임을 제때 건네게 만들어 보세요. 무엇을 바꿔야 할까요?',
    verdicts: {
      'loss-changed': '손실은 2%로 두어야 해요.',
      'not-run': '바꾼 길에서 다시 실행해 보세요.',
      'not-yet':
        '아직 UDP 쪽이 더 많거나 같아요. 다시 보낸 것이 마감 안에 들어오게 하려면 무엇이 짧아야 할까요?',
      solved: '해냈어요! 다시 보낸 것이 마감 안에 들어와요. 가까이 있다는 것은 이런 뜻이에요.',
    },
    handout:
      '가까운 길에서는 손실이 많아도 TCP 전화가 온전하고, 먼 길에서는 손실 하나가 뒤따르는 프레임들을 함께 늦춘다. 긴 막대는 제때, 짧은 막대는 늦음, 가위표는 오지 않음. 시드 3.',
    table: {
      way: '길',
      tcp: 'TCP 제때 / 늦음',
      udp: 'UDP 제때 / 안 옴',
      onWay: (rtt, loss) => `왕복 ${rtt} ms, 손실 ${loss}%`,
    },
  },
  en: {
    title: 'Shake loss, delay and bandwidth: a call and a file',
    tabs: ['A call near by', 'A call far away', 'A call and a file'],
    controls: {
      loss: { label: 'Loss', symbol: '', unit: '%' },
      delay: { label: 'One-way delay', symbol: '', unit: 'ms' },
      rate: { label: 'Bandwidth', symbol: '', unit: 'Mbit/s' },
      jitter: { label: 'Jitter', symbol: '', unit: 'ms' },
    },
    lead: 'The call sends a frame of 160 bytes every 20 ms, 100 in all. A frame can be played if it comes within 150 ms of being spoken.',
    near: {
      ask: 'Your friend is near: a round trip takes 50 ms, and 5% of the packets are lost. Which call has more frames in time?',
      answers: { tcp: 'The call over TCP', udp: 'The call over UDP', same: 'They are the same' },
    },
    far: {
      ask: 'Your friend is far away: a round trip takes 200 ms, and 2% are lost. Over TCP, how many of the 100 frames come late?',
      answers: { '2': 'About 2', '20': 'About 20', '80': 'About 80' },
    },
    file: {
      ask: 'Without loss, a file of 1 MB takes 1.3 s over TCP. What happens at 1% loss? The program that uses UDP sends nothing again.',
      answers: {
        'udp-whole': 'Both are whole, and UDP is faster',
        'udp-holes': 'UDP leaves holes; TCP is whole but several times slower',
        alike: 'Both are whole after about 1.3 s',
      },
    },
    rest: ({ delay, rate, jitter, loss }) =>
      `Round trip ${delay * 2} ms · loss ${loss}% · ${rate} Mbit/s · jitter ${jitter} ms. Each of them has such a path to itself.`,
    seconds: (value) => `${value}\u00a0s`,
    call: { tcp: 'Call over TCP', udp: 'Call over UDP' },
    fileOver: { tcp: 'File over TCP', udp: 'File over UDP' },
    legend: { 'on-time': 'in time', late: 'late', lost: 'never' },
    tally: ({ onTime, late, lost }) => `in time ${onTime} · late ${late} · never ${lost}`,
    rollText: (name, spoken, { onTime, late, lost }) =>
      `${name}: of ${spoken} frames spoken so far, ${onTime} came in time, ${late} late and ${lost} never.`,
    guessLate: (frames) => `Your guess: ${frames} late`,
    guessHere: 'Your guess: more here',
    guessSame: 'Your guess: the same',
    guessFile: (answer) => `Your guess: ${answer}`,
    listen: (name) => `Listen: ${name}`,
    stop: 'Stop',
    soundNote: 'The 100 frames are a melody of two seconds. Frames that are late or never come are silence.',
    fileGoing: (percent) => `${percent} received`,
    fileWhole: (seconds) => `whole after ${seconds}`,
    fileHoles: (missing, pieces) => `${missing} of ${pieces} pieces missing: useless`,
    whose: 'Packets of',
    result: {
      calls: (tcp, udp) =>
        `Over TCP ${tcp.onTime} frames came in time and ${tcp.late} late. Over UDP ${udp.onTime} came in time, ${udp.late > 0 ? `${udp.late} late, ` : ''}and ${udp.lost} never.`,
      file: (tcpSeconds, missing, pieces) =>
        `The file over TCP was whole after ${tcpSeconds}; over UDP ${missing === '0' ? `all ${pieces} pieces came` : `${missing} of ${pieces} pieces are missing`}.`,
    },
    verdict: {
      right: (guess) => `Your guess “${guess}”: right.`,
      wrong: (guess) => `Your guess “${guess}”: the model disagrees.`,
    },
    explain: {
      near: 'A lost frame that is sent again still arrives within the 150 ms. So TCP fills the gaps, and UDP passes them on. “Voice means UDP” is not a law.',
      nearFar:
        'With a longer round trip, what is sent again begins to miss the deadline. Call somebody far away in the next tab.',
      far: (byHand, late, lost) =>
        `When one frame is lost, those behind it wait for the copy, too. By hand, one loss makes ${byHand} frames late (3I + 1.5R). This time TCP delivered ${late} late while UDP lost ${lost}.`,
      farNone:
        'This time nothing was late over TCP: nothing was lost, or the copies came within the deadline.',
      narrow:
        'The path is narrower than the call. Frames queue and come later and later. No transport can make up width that is not there.',
      file: (ideal) =>
        `A file with one piece missing is useless, so UDP with nobody to repair it is no good here. TCP always delivers the whole, but promises no time: without loss it was ${ideal}. Try other seeds: the time varies a lot.`,
      fileNoLoss: 'Nothing was lost, so both are whole. On a real path nobody promises you that.',
    },
    challenge:
      'Leave the loss at 2% and make TCP deliver more frames in time than UDP. What do you have to change?',
    verdicts: {
      'loss-changed': 'The loss has to stay at 2%.',
      'not-run': 'Run the call on the path you have changed.',
      'not-yet': 'UDP still delivers as many or more. What must be short for a copy to arrive in time?',
      solved: 'You did it! The copies arrive within the deadline. That is what being near means.',
    },
    handout:
      'On a short path a call over TCP stays whole even with much loss; on a long one, one loss delays all the frames behind it. Long bars: in time; short bars: late; crosses: never. Seed 3.',
    table: {
      way: 'Path',
      tcp: 'TCP in time / late',
      udp: 'UDP in time / never',
      onWay: (rtt, loss) => `round trip ${rtt} ms, loss ${loss}%`,
    },
  },
};
