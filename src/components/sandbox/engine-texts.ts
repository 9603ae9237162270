import type { Texts } from '../../lib/i18n/language.ts';
import type { EngineName } from '../../lib/sandbox/engine.ts';
import type { Obstacle } from '../../lib/sandbox/webcontainer/unavailable.ts';
import type { SandboxTexts } from './texts.ts';

interface EngineTexts {
  readonly engine: string;
  readonly names: Readonly<Record<EngineName, string>>;
  /** What each can do, in one line. */
  readonly abilities: Readonly<Record<EngineName, string>>;
  readonly obstacles: Readonly<Record<Obstacle, string>>;
  instead(wanted: string, opened: string, why: string): string;
  /** Where the lab has no other engine to run on. */
  notStarted(why: string): string;
  readonly retry: string;
  readonly starting: string;
  /** What the status says in place of virtual times. */
  readonly clock: Pick<SandboxTexts, 'beforePackets' | 'running' | 'ended' | 'stopped'>;
  installing(line: string): string;
  readonly preview: string;
  openPreview(port: number): string;
  readonly closePreview: string;
  readonly address: string;
  readonly reload: string;
  readonly go: string;
  readonly shell: string;
  readonly openShell: string;
  readonly closeShell: string;
  readonly shellHelp: string;
  shellEnded(code: number): string;
  readonly shellFailed: string;
}

export const engineTexts: Texts<EngineTexts> = {
  ko: {
    engine: '실행 엔진',
    names: { embedded: '시뮬레이션 네트워크', webcontainer: 'WebContainer' },
    abilities: {
      embedded: '바로 시작하고 인터넷 없이도 돌아요. 패킷, 손실과 지연, UDP, 여러 호스트를 볼 수 있어요.',
      webcontainer:
        '진짜 Node.js가 브라우저 안에서 돌아요. 터미널, npm, 미리보기가 있고, 패킷 대신 메시지만 보여요. 인터넷이 필요해요.',
    },
    obstacles: {
      offline: 'StackBlitz 서버에 닿지 못했어요. 인터넷 연결을 확인해 보세요.',
      'not-isolated': '이 페이지가 격리 헤더(COOP, COEP) 없이 제공되고 있어요.',
      'not-reloaded': '이 페이지를 한 번 새로 고치면 쓸 수 있어요. 적은 코드는 그대로 있어요.',
      blocked: '브라우저가 다른 사이트의 프레임이나 저장소를 막고 있어요.',
      unsupported: '이 브라우저는 WebContainer를 지원하지 않아요.',
      'out-of-memory': '메모리가 모자라요. 다른 탭을 닫고 다시 해 보세요.',
      'timed-out': 'StackBlitz 서버가 제때 시작하지 않았어요.',
      'host-error': 'StackBlitz 서버가 오류로 답했어요.',
    },
    instead: (wanted, opened, why) => `${wanted} 대신 ${opened}로 열었어요. ${why}`,
    notStarted: (why) => `WebContainer가 시작하지 않아서 실행하지 못했어요. ${why}`,
    retry: '다시 해 보기',
    starting: 'WebContainer를 시작하는 중이에요. 처음에는 몇 초에서 수십 초 걸려요.',
    clock: {
      beforePackets:
        '실행을 누르면 진짜 Node.js 프로세스가 돌고, 프로세스끼리 주고받은 메시지가 여기에 그려져요.',
      running: (time) => `실행 중이에요. ${time} 지났어요.`,
      ended: (time) => `모두 끝났어요. ${time} 걸렸어요.`,
      stopped: (time) => `멈췄어요. ${time} 동안 돌았어요.`,
    },
    installing: (line) => `패키지를 설치하는 중이에요: ${line}`,
    preview: '미리보기',
    openPreview: (port) => `${port}번 포트 미리보기(HTTP 서버일 때)`,
    closePreview: '닫기',
    address: '주소',
    reload: '새로 고침',
    go: '열기',
    shell: '터미널',
    openShell: '터미널 열기',
    closeShell: '터미널 닫기',
    shellHelp: '터미널. Tab을 누르면 다음으로 넘어가고, 자동 완성은 Ctrl+I예요.',
    shellEnded: (code) => `셸이 끝났어요(종료 코드 ${code}).`,
    shellFailed: '터미널을 열지 못했어요.',
  },
  en: {
    engine: 'Engine',
    names: { embedded: 'Simulated network', webcontainer: 'WebContainer' },
    abilities: {
      embedded: 'Starts at once and works offline, with packets, loss and delay, UDP, and several hosts.',
      webcontainer:
        'The real Node.js inside the browser, with a terminal, npm and a preview. It shows messages, not packets, and needs the internet.',
    },
    obstacles: {
      offline: 'The servers of StackBlitz could not be reached. Please check the network.',
      'not-isolated': 'This page is served without the isolation headers (COOP, COEP).',
      'not-reloaded': 'It can be used once this page is loaded anew. Your code stays.',
      blocked: 'The browser keeps away frames of other sites, or their storage.',
      unsupported: 'This browser does not support WebContainers.',
      'out-of-memory': 'There is not enough memory. Close other tabs and try again.',
      'timed-out': 'The servers of StackBlitz did not start in time.',
      'host-error': 'The servers of StackBlitz answered with an error.',
    },
    instead: (wanted, opened, why) => `Opened with ${opened} instead of ${wanted}. ${why}`,
    notStarted: (why) => `The WebContainer did not start, so nothing could run. ${why}`,
    retry: 'Try again',
    starting: 'Starting the WebContainer. The first time takes some seconds, or some tens of them.',
    clock: {
      beforePackets: 'Press Run: real Node.js processes run, and the messages between them are drawn here.',
      running: (time) => `Running for ${time}.`,
      ended: (time) => `Everything has ended, after ${time}.`,
      stopped: (time) => `Stopped, after ${time}.`,
    },
    installing: (line) => `Installing packages: ${line}`,
    preview: 'Preview',
    openPreview: (port) => `Preview port ${port} (if it is an HTTP server)`,
    closePreview: 'Close',
    address: 'Address',
    reload: 'Reload',
    go: 'Go',
    shell: 'Terminal',
    openShell: 'Open a terminal',
    closeShell: 'Close the terminal',
    shellHelp: 'Terminal. Tab moves on to the next control; Ctrl+I completes.',
    shellEnded: (code) => `The shell has ended (exit code ${code}).`,
    shellFailed: 'The terminal did not open.',
  },
};
