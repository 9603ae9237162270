import type { Texts } from '../../lib/i18n/language.ts';

export interface SandboxTexts {
  readonly name: (title: string) => string;
  readonly noScript: string;
  /** Leads from a lesson to the lab's own page. */
  readonly ownPage: string;
  readonly run: string;
  readonly runAgain: string;
  readonly runKeys: string;
  readonly stop: string;
  readonly reset: string;
  readonly replaced: string;
  readonly undo: string;
  readonly save: string;
  readonly saveRun: string;
  readonly large: string;
  readonly small: string;
  readonly controls: string;
  /** The engine and the conditions of the link. */
  readonly settings: string;
  readonly files: string;
  readonly edit: string;
  readonly loadingEditor: string;
  readonly editorFailed: string;
  readonly editor: (path: string) => string;
  readonly code: (path: string) => string;
  readonly panes: string;
  readonly columns: string;
  readonly codeHeight: string;
  readonly figureHeight: string;
  readonly paneCode: string;
  readonly paneOutput: string;
  readonly panePackets: string;
  /** Where the engine has no packets. */
  readonly paneMessages: string;
  /** Where output and packets show together. */
  readonly paneResult: string;
  readonly ladder: string;
  readonly table: string;
  readonly detail: string;
  readonly sockets: string;
  readonly counters: string;
  readonly plot: string;
  readonly steps: string;
  readonly transport: string;
  readonly pause: string;
  readonly resume: string;
  readonly stepEvent: string;
  readonly stepPacket: string;
  readonly speed: string;
  readonly fastest: string;
  /** A part of real time. */
  readonly slower: (times: number) => string;
  readonly time: string;
  readonly link: (first: string, second: string) => string;
  readonly links: string;
  readonly whichLink: string;
  readonly isCut: string;
  readonly delay: string;
  readonly loss: string;
  readonly rate: string;
  readonly queue: string;
  readonly noLimit: string;
  readonly packets: (count: number) => string;
  readonly cutLink: string;
  readonly joinLink: string;
  readonly seed: string;
  readonly otherSeed: string;
  readonly before: string;
  readonly beforePackets: string;
  readonly noPackets: string;
  readonly starting: string;
  readonly running: (time: string) => string;
  readonly paused: (time: string) => string;
  readonly idle: (names: string) => string;
  readonly ended: (time: string) => string;
  readonly stopped: (time: string) => string;
  readonly timeUp: (time: string) => string;
  readonly failed: string;
  readonly retry: string;
  readonly watching: (title: string) => string;
  /** While the checks of the lab are fetched. */
  readonly checks: { readonly loading: string; readonly failed: string; readonly retry: string };
  readonly loop: (process: string, file: string, line: number) => string;
  readonly loopUnplaced: (process: string) => string;
  readonly tooMuchOutput: (process: string, limit: string) => string;
  readonly tooMuchMemory: (process: string, mebibytes: string) => string;
  readonly tooManyTurns: (process: string, limit: string) => string;
  readonly tooManySockets: (process: string, limit: string) => string;
  /** Put behind a sentence about a limit. */
  readonly atLine: (file: string, line: number) => string;
  readonly unresponsive: (process: string) => string;
  readonly broken: (process: string, code: number) => string;
  readonly showLine: (file: string, line: number) => string;
  readonly processBefore: string;
  readonly processRunning: string;
  readonly processWaiting: string;
  readonly processEnded: (code: number) => string;
  readonly processKilled: (signal: string) => string;
  readonly processStopped: string;
  readonly processCut: string;
  readonly output: (process: string) => string;
  readonly noOutput: string;
  readonly stopProcess: (process: string) => string;
  readonly restart: string;
  readonly restartProcess: (process: string) => string;
  readonly copy: string;
  readonly copied: string;
  readonly copyOutput: (process: string) => string;
  readonly clear: string;
  readonly clearOutput: (process: string) => string;
  readonly dropPacket: string;
  readonly input: (process: string) => string;
  readonly send: string;
  readonly endInput: string;
}

export const sandboxTexts: Texts<SandboxTexts> = {
  ko: {
    name: (title) => `실습: ${title}`,
    ownPage: '예측, 줄 놓기, 도움말이 있는 이 실습의 쪽',
    noScript: '코드를 실행하려면 자바스크립트가 필요해요. 읽는 데는 없어도 괜찮아요.',
    run: '실행',
    runAgain: '다시 실행',
    runKeys: 'Ctrl+Enter 또는 ⌘+Enter',
    stop: '멈춤',
    reset: '처음 코드로',
    replaced: '코드를 바꾸었어요.',
    undo: '되돌리기',
    save: '패킷 저장',
    saveRun: '실행 기록 저장',
    large: '넓게 보기',
    small: '원래 크기로',
    controls: '실행',
    settings: '엔진과 링크 설정',
    files: '파일',
    edit: '고치기',
    loadingEditor: '편집기를 불러오는 중이에요.',
    editorFailed: '편집기를 불러오지 못했어요. 다시 눌러 보세요.',
    editor: (path) => `${path} 편집기. 나가려면 Escape를 누른 다음 Tab을 누르세요. Ctrl+Enter로 실행해요.`,
    code: (path) => `${path}의 코드`,
    panes: '보기',
    columns: '코드와 패킷 사이의 경계',
    codeHeight: '코드와 출력 사이의 경계',
    figureHeight: '패킷 그림과 자세한 내용 사이의 경계',
    paneCode: '코드',
    paneOutput: '출력',
    panePackets: '패킷',
    paneMessages: '메시지',
    paneResult: '출력과 패킷',
    ladder: '사다리',
    table: '표',
    detail: '들여다보기',
    sockets: '소켓',
    counters: '수치',
    plot: '그래프',
    steps: '해 볼 일',
    transport: '시간 조절',
    pause: '잠깐 멈춤',
    resume: '이어서',
    stepEvent: '다음 사건',
    stepPacket: '다음 패킷',
    speed: '빠르기',
    fastest: '최대한 빨리',
    slower: (times) => (times === 1 ? '실제 시간' : `실제 시간의 1/${times.toLocaleString('ko')}`),
    time: '가상 시각',
    link: (first, second) => `${first}와 ${second} 사이의 링크`,
    links: '링크마다 조건이 달라요.',
    whichLink: '링크',
    isCut: '끊김',
    delay: '지연(한쪽 방향)',
    loss: '손실',
    rate: '속도',
    queue: '큐',
    noLimit: '제한 없음',
    packets: (count) => `${count}개`,
    cutLink: '링크 끊기',
    joinLink: '링크 잇기',
    seed: '난수 시드',
    otherSeed: '다른 시드로',
    before: '아직 실행하지 않았어요.',
    beforePackets:
      '실행을 누르면 두 호스트의 프로세스가 시뮬레이션 네트워크에서 돌고, 오가는 패킷이 하나도 빠짐없이 여기에 그려져요.',
    noPackets: '오간 패킷이 없어요.',
    starting: '엔진을 불러오는 중이에요.',
    running: (time) => `실행 중이에요. 가상 시간 ${time}`,
    paused: (time) => `가상 시간 ${time}에 잠깐 멈춰 있어요.`,
    idle: (names) => `${names} 프로세스가 기다리고 있어요. 끝내려면 멈춤을 누르세요.`,
    ended: (time) => `모두 끝났어요. 가상 시간으로 ${time} 걸렸어요.`,
    stopped: (time) => `멈췄어요. 가상 시간 ${time}까지 돌았어요.`,
    timeUp: (time) => `이 실습은 가상 시간 ${time}까지만 돌아요. 아직 끝나지 않은 프로세스가 있었어요.`,
    failed: '엔진이 움직이지 않아서 실행하지 못했어요. 글은 계속 읽을 수 있어요.',
    retry: '다시 해 보기',
    watching: (title) => `험한 조건을 지켜보는 중이에요: ${title}. 실행을 누르면 원래 실습으로 돌아가요.`,
    checks: {
      loading: '검사를 불러오고 있어요…',
      failed: '검사를 불러오지 못했어요.',
      retry: '다시 해 보기',
    },
    loop: (process, file, line) =>
      `${process} 프로세스를 멈췄어요. ${file} ${line}번째 줄의 반복이 끝나지 않았어요.`,
    loopUnplaced: (process) => `${process} 프로세스를 멈췄어요. 끝나지 않는 반복이 있어요.`,
    tooMuchOutput: (process, limit) => `${process} 프로세스를 멈췄어요. 출력이 ${limit}바이트를 넘었어요.`,
    tooMuchMemory: (process, mebibytes) =>
      `${process} 프로세스를 멈췄어요. 메모리를 ${mebibytes}MiB보다 많이 차지했어요.`,
    tooManyTurns: (process, limit) =>
      `${process} 프로세스를 멈췄어요. 끝없이 되풀이되는 타이머나 이벤트가 있어서 ${limit}번 넘게 깨어났어요.`,
    tooManySockets: (process, limit) =>
      `${process} 프로세스를 멈췄어요. 한꺼번에 열어 둔 소켓이 ${limit}개를 넘었어요.`,
    atLine: (file, line) => ` ${file} ${line}번째 줄을 보세요.`,
    unresponsive: (process) => `${process} 프로세스가 응답하지 않아서 멈췄어요.`,
    broken: (process, code) => `${process} 프로세스가 오류로 끝났어요(종료 코드 ${code}).`,
    showLine: (file, line) => `${file} ${line}번째 줄 보기`,
    processBefore: '시작 전',
    processRunning: '실행 중',
    processWaiting: '기다리는 중',
    processEnded: (code) => `끝남, 종료 코드 ${code}`,
    processKilled: (signal) => `${signal}로 끝남`,
    processStopped: '멈춤',
    processCut: '끝나지 않음',
    output: (process) => `${process} 프로세스의 출력`,
    noOutput: '아직 출력이 없어요.',
    stopProcess: (process) => `${process} 프로세스 멈춤`,
    restart: '다시 시작',
    restartProcess: (process) => `${process} 프로세스 다시 시작`,
    copy: '복사',
    copied: '복사했어요',
    copyOutput: (process) => `${process} 프로세스의 출력 복사`,
    clear: '비우기',
    clearOutput: (process) => `${process} 프로세스의 출력 비우기`,
    dropPacket: '이 패킷 버리기',
    input: (process) => `${process} 프로세스에 넣을 한 줄`,
    send: '넣기',
    endInput: '입력 끝',
  },
  en: {
    name: (title) => `Lab: ${title}`,
    ownPage: "This lab's own page, with predictions, lines to order and hints",
    noScript: 'Running the code needs JavaScript. Reading does not.',
    run: 'Run',
    runAgain: 'Run again',
    runKeys: 'Ctrl+Enter or ⌘+Enter',
    stop: 'Stop',
    reset: 'Reset code',
    replaced: 'The code was replaced.',
    undo: 'Undo',
    save: 'Save packets',
    saveRun: 'Save the run',
    large: 'Full screen',
    small: 'Back to the page',
    controls: 'Run',
    settings: 'Engine and link settings',
    files: 'Files',
    edit: 'Edit',
    loadingEditor: 'Loading the editor.',
    editorFailed: 'The editor did not load. Please try again.',
    editor: (path) => `Editor of ${path}. To leave it press Escape, then Tab. Ctrl+Enter runs the programs.`,
    code: (path) => `Code of ${path}`,
    panes: 'View',
    columns: 'Border between code and packets',
    codeHeight: 'Border between code and output',
    figureHeight: 'Border between the packets and the one inside',
    paneCode: 'Code',
    paneOutput: 'Output',
    panePackets: 'Packets',
    paneMessages: 'Messages',
    paneResult: 'Output and packets',
    ladder: 'Ladder',
    table: 'Table',
    detail: 'Inside',
    sockets: 'Sockets',
    counters: 'Counters',
    plot: 'Plot',
    steps: 'What to try',
    transport: 'Time controls',
    pause: 'Pause',
    resume: 'Resume',
    stepEvent: 'Next event',
    stepPacket: 'Next packet',
    speed: 'Speed',
    fastest: 'As fast as possible',
    slower: (times) => (times === 1 ? 'Real time' : `1/${times.toLocaleString('en')} of real time`),
    time: 'Virtual time',
    link: (first, second) => `Link between ${first} and ${second}`,
    links: 'Each link has its own conditions.',
    whichLink: 'Link',
    isCut: 'cut',
    delay: 'Delay (one way)',
    loss: 'Loss',
    rate: 'Rate',
    queue: 'Queue',
    noLimit: 'no limit',
    packets: (count) => `${count} packets`,
    cutLink: 'Cut the link',
    joinLink: 'Join the link',
    seed: 'Random seed',
    otherSeed: 'Another seed',
    before: 'Not run yet.',
    beforePackets:
      'Press Run: the processes on both hosts run on a simulated network, and every packet between them is drawn here.',
    noPackets: 'No packet was sent.',
    starting: 'Loading the engine.',
    running: (time) => `Running. Virtual time ${time}`,
    paused: (time) => `Paused at virtual time ${time}.`,
    idle: (names) => `Waiting: ${names}. Press Stop to end the run.`,
    ended: (time) => `Everything has ended, after ${time} of virtual time.`,
    stopped: (time) => `Stopped, after ${time} of virtual time.`,
    timeUp: (time) => `This lab runs for ${time} of virtual time only. Some processes had not ended.`,
    failed: 'The engine does not work, so the programs could not run. The text can still be read.',
    retry: 'Try again',
    watching: (title) => `You are watching a hostile run: ${title}. Press Run to go back to the lab itself.`,
    checks: {
      loading: 'Loading the checks…',
      failed: 'The checks could not be loaded.',
      retry: 'Try again',
    },
    loop: (process, file, line) => `${process} was stopped: the loop in ${file}, line ${line}, does not end.`,
    loopUnplaced: (process) => `${process} was stopped: it has a loop that does not end.`,
    tooMuchOutput: (process, limit) => `${process} was stopped: it printed more than ${limit} bytes.`,
    tooMuchMemory: (process, mebibytes) =>
      `${process} was stopped: it held more than ${mebibytes} MiB of memory.`,
    tooManyTurns: (process, limit) =>
      `${process} was stopped: a timer or an event that never ends woke it more than ${limit} times.`,
    tooManySockets: (process, limit) =>
      `${process} was stopped: it had more than ${limit} sockets open at once.`,
    atLine: (file, line) => ` See ${file}, line ${line}.`,
    unresponsive: (process) => `${process} was stopped: it no longer answered.`,
    broken: (process, code) => `${process} ended with an error (exit code ${code}).`,
    showLine: (file, line) => `Show ${file}, line ${line}`,
    processBefore: 'not started',
    processRunning: 'running',
    processWaiting: 'waiting',
    processEnded: (code) => `ended, exit code ${code}`,
    processKilled: (signal) => `ended by ${signal}`,
    processStopped: 'stopped',
    processCut: 'not ended',
    output: (process) => `Output of ${process}`,
    noOutput: 'No output yet.',
    stopProcess: (process) => `Stop ${process}`,
    restart: 'Restart',
    restartProcess: (process) => `Restart ${process}`,
    copy: 'Copy',
    copied: 'Copied',
    copyOutput: (process) => `Copy the output of ${process}`,
    clear: 'Clear',
    clearOutput: (process) => `Clear the output of ${process}`,
    dropPacket: 'Drop this packet',
    input: (process) => `A line for ${process}`,
    send: 'Send',
    endInput: 'End input',
  },
};
