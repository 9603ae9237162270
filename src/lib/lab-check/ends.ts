import { formatEndpoint } from '../net/address.ts';
import type { SocketEvent } from '../net/trace/event.ts';
import type { StopReason } from '../sandbox/engine.ts';
import type { Check, Finding, Place, Sentence } from './check.ts';
import { type Evidence, type ProcessEvidence, textOf } from './evidence.ts';

/**
 * Every process (or those named) comes to its end by itself with code 0: nobody crashes, loops, prints without end or
 * leaves sockets open. Comes first, for what broke a program explains what else is missing.
 */
export function endsByItself(...names: readonly string[]): Check {
  return {
    id: 'ends',
    grade: 'output',
    expected: {
      ko: '프로그램이 모두 오류 없이 스스로 끝나요.',
      en: 'Every program comes to its end by itself, without an error.',
    },
    judge(evidence) {
      if (evidence.failure !== undefined) return { happened: engineFailed(evidence.failure) };
      const processes = Object.values(evidence.processes).filter(
        ({ name }) => names.length === 0 || names.includes(name),
      );
      // Who broke says more than those who wait for it in vain.
      const broken = processes.find(({ end }) => end && (end.code !== 0 || end.reason));
      if (broken) return brokenFinding(evidence, broken);
      const waiting = processes.find(({ end }) => !end);
      return waiting && { happened: stillRuns(evidence, waiting) };
    },
  };
}

const engineFailed = (message: string): Sentence => ({
  ko: `엔진이 실행을 끝내지 못했어요: ${message}`,
  en: `The engine could not finish the run: ${message}`,
});

function brokenFinding(evidence: Evidence, process: ProcessEvidence): Finding {
  const { name, end } = process;
  const { code, signal, reason } = end!;
  const errors = textOf(process, 'stderr');
  const source = reason && 'source' in reason ? reason.source : undefined;
  const at = source ? lineOf(evidence, source.file, source.line) : placeIn(evidence, errors);
  if (reason) return { happened: stopped(name, reason), at };
  if (signal !== undefined)
    return {
      happened: { ko: `${name}: ${signal} 신호로 끝났어요.`, en: `${name} was ended by ${signal}.` },
      at,
    };
  const error = /^\w*Error\b.*$/m.exec(errors)?.[0] ?? `exit ${code}`;
  const unheard = /Unhandled 'error' event/.test(errors);
  return {
    happened: {
      ko: `${name}: \`${error}\`로 멈췄어요 (코드 ${code}).${unheard ? " 소켓의 `'error'` 이벤트를 듣는 곳이 없어서예요." : ''}`,
      en: `${name} stopped with \`${error}\` (code ${code}).${unheard ? " Nobody listens to the `'error'` event of that socket." : ''}`,
    },
    at,
  };
}

const MEBIBYTE = 1024 * 1024;

function stopped(name: string, reason: StopReason): Sentence {
  switch (reason.kind) {
    case 'loop':
      return {
        ko: `${name}: 반복문이 끝나지 않아서 멈췄어요.`,
        en: `${name} was stopped: a loop in it does not end.`,
      };
    case 'output':
      return {
        ko: `${name}: 끝없이 출력해서 멈췄어요. ${reason.limit}바이트까지만 찍을 수 있어요.`,
        en: `${name} was stopped: it printed more than ${reason.limit} bytes.`,
      };
    case 'memory':
      return {
        ko: `${name}: 메모리를 ${reason.limit / MEBIBYTE}MiB보다 많이 차지해서 멈췄어요.`,
        en: `${name} was stopped: it held more than ${reason.limit / MEBIBYTE} MiB of memory.`,
      };
    case 'turns':
      return {
        ko: `${name}: 타이머나 이벤트가 끝없이 이어져서 멈췄어요 (${reason.limit}번).`,
        en: `${name} was stopped after ${reason.limit} turns: its timers or events never end.`,
      };
    case 'sockets':
      return {
        ko: `${name}: 소켓을 ${reason.limit}개나 열어 두어서 멈췄어요.`,
        en: `${name} was stopped: it had ${reason.limit} sockets open.`,
      };
    case 'unresponsive':
      return {
        ko: `${name}: 응답하지 않아서 멈췄어요.`,
        en: `${name} was stopped: it did not answer any more.`,
      };
    case 'stopped-by-user':
      return { ko: `${name}: 멈춤을 눌러서 끝났어요.`, en: `${name} was stopped by hand.` };
  }
}

/** What a process that never ends still holds open, where sockets are known. */
function stillRuns({ trace = [] }: Evidence, { name, host }: ProcessEvidence): Sentence {
  const last = new Map<number, SocketEvent>();
  const owners = new Map<number, string>();
  for (const event of trace) {
    if (event.kind === 'socket' && event.host === host) last.set(event.socket, event);
    if (event.kind === 'process' && event.host === host && event.socket !== undefined)
      owners.set(event.socket, event.process);
  }
  const open = [...last.values()].filter(
    ({ socket, state }) => state !== 'CLOSED' && state !== 'TIME-WAIT' && owners.get(socket) === name,
  );
  const listed = open.slice(0, 3).map(({ local, remote, state }) => {
    const ends = remote ? `${formatEndpoint(local)} ↔ ${formatEndpoint(remote)}` : formatEndpoint(local);
    return `${ends} ${state}`;
  });
  if (listed.length === 0)
    return {
      ko: `${name}: 끝나지 않고 무언가를 기다리고 있어요.`,
      en: `${name} does not end: it still waits for something.`,
    };
  return {
    ko: `${name}: 소켓을 열어 둔 채 끝나지 않아요 (${listed.join(', ')}).`,
    en: `${name} does not end: it has left sockets open (${listed.join(', ')}).`,
  };
}

/** The first place in one of the project's files that an error message names. */
function placeIn(evidence: Evidence, errors: string): Place | undefined {
  for (const [, file, line] of errors.matchAll(/([\w./~-]+\.[cm]?[jt]s):(\d+)/g)) {
    const place = lineOf(evidence, file!, Number(line));
    if (place) return place;
  }
  return undefined;
}

/** Engines name files by their place on the host (`/home/server.mjs`). Programs of the check itself count as none. */
function lineOf({ project }: Evidence, named: string, line: number): Place | undefined {
  const file = project.files.find(({ path }) => named === path || named.endsWith(`/${path}`))?.path;
  if (file === undefined || file.startsWith('check/')) return undefined;
  return { kind: 'line', source: { file, line, column: 1 } };
}
