import type { Language } from '../../lib/i18n/language.ts';
import type { SourcePosition } from '../../lib/net/trace/event.ts';
import { count, formatMilliseconds } from '../net/packet-texts.ts';
import { engineTexts } from './engine-texts.ts';
import type { ProcessView } from './process-view.ts';
import type { Session } from './session.ts';
import { sandboxTexts } from './texts.ts';

interface StatusProps {
  readonly session: Session;
  readonly lang: Language;
  readonly onShow: (source: SourcePosition) => void;
  readonly onRetry: () => void;
}

/** Where the run is, in one sentence, and the one thing to do when it went wrong. */
export function Status({ session, lang, onShow, onRetry }: StatusProps) {
  const texts = sandboxTexts[lang];
  const marked = session.view.marked.value;
  const failed = session.view.phase.value.kind === 'failed';
  const mishap = mishapOf(session.view.processes.value, lang);
  return (
    <div class={`sandbox-status ${failed || mishap ? 'mishap' : ''}`}>
      <p role="status">
        {mishap ?? sentence(session, lang)}
        {session.view.phase.value.kind === 'failed' && <small> {session.view.phase.value.message}</small>}
      </p>
      {failed && (
        <button type="button" onClick={onRetry}>
          {texts.retry}
        </button>
      )}
      {mishap && marked?.kind === 'error' && (
        <button type="button" onClick={() => onShow(marked)}>
          {texts.showLine(marked.file, marked.line)}
        </button>
      )}
    </div>
  );
}

function sentence({ view, engines }: Session, lang: Language): string {
  const { phase, processes, now } = view;
  // Where the engine's time is the clock's, its sentences say so.
  const texts = { ...sandboxTexts[lang], ...(!engines.can('virtual-time') && engineTexts[lang].clock) };
  const time = formatMilliseconds(now.value);
  switch (phase.value.kind) {
    case 'before':
      return texts.before;
    case 'starting': {
      const installing = view.installing.value;
      if (installing !== undefined) return engineTexts[lang].installing(installing);
      return engines.engine === 'webcontainer' ? engineTexts[lang].starting : texts.starting;
    }
    case 'running':
      return texts.running(time);
    case 'paused':
      return texts.paused(time);
    case 'idle': {
      const waiting = processes.value.filter(({ status }) => status === 'running');
      return texts.idle(waiting.map(({ name }) => name).join(', '));
    }
    case 'ended':
      return { finished: texts.ended, stopped: texts.stopped, 'time-up': texts.timeUp }[phase.value.how](
        time,
      );
    case 'failed': {
      const obstacle = engines.engine === 'webcontainer' && engines.obstacle.value;
      return obstacle ? engineTexts[lang].notStarted(engineTexts[lang].obstacles[obstacle]) : texts.failed;
    }
  }
}

const MEBIBYTE = 1024 * 1024;

/** What went wrong in a learner's program; the first process that has something to say. */
function mishapOf(processes: readonly ProcessView[], lang: Language): string | undefined {
  const texts = sandboxTexts[lang];
  for (const { name, status, code = 0, reason } of processes) {
    if (status !== 'ended') continue;
    switch (reason?.kind) {
      case 'loop':
        return reason.source
          ? texts.loop(name, reason.source.file, reason.source.line)
          : texts.loopUnplaced(name);
      case 'output':
        return texts.tooMuchOutput(name, count(reason.limit, lang));
      case 'memory':
        return texts.tooMuchMemory(name, count(reason.limit / MEBIBYTE, lang));
      case 'turns':
        return texts.tooManyTurns(name, count(reason.limit, lang)) + placeOf(reason, lang);
      case 'sockets':
        return texts.tooManySockets(name, count(reason.limit, lang)) + placeOf(reason, lang);
      case 'unresponsive':
        return texts.unresponsive(name);
      case undefined:
        if (code !== 0) return texts.broken(name, code);
    }
  }
  return undefined;
}

const placeOf = ({ source }: { readonly source?: SourcePosition }, lang: Language): string =>
  source ? sandboxTexts[lang].atLine(source.file, source.line) : '';
