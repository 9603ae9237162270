import { useEffect, useMemo } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { Place } from '../../lib/lab-check/check.ts';
import { onEngine } from '../../lib/lab-check/engine-run.ts';
import { evidenceOf } from '../../lib/lab-check/evidence.ts';
import type { SourcePosition } from '../../lib/net/trace/event.ts';
import type { Project } from '../../lib/sandbox/project.ts';
import { INSERT, type Insertion, READY } from '../labs/insertion.ts';
import { loadEngine } from '../sandbox/engines.ts';
import type { Session } from '../sandbox/session.ts';
import { ChecksPane } from './ChecksPane.tsx';
import { Checking } from './checking.ts';
import { insertLines } from './insert-lines.ts';
import { loadChecks } from './load-checks.ts';

interface LabChecksProps {
  readonly session: Session;
  readonly lang: Language;
  readonly onShow: (source: SourcePosition) => void;
  /** Brings the packets into view. */
  readonly onPackets: () => void;
}

/** The checks of a sandbox's lab: after each run of the learner's, and when asked. */
export function LabChecks({ session, lang, onShow, onPackets }: LabChecksProps) {
  const { lab, view, engines } = session;
  const checking = useMemo(
    () =>
      new Checking({
        load: () => loadChecks(lab.id),
        runToEnd: async (project, signal) => onEngine(await loadEngine('embedded'))(project, signal),
      }),
    [lab],
  );
  useEffect(() => {
    const insert = ({ detail }: CustomEvent<Insertion>) => {
      if (detail.lab !== lab.id) return;
      const first = insertLines(session.work, detail);
      if (first) onShow(first);
      detail.done(first !== undefined);
    };
    document.addEventListener(INSERT, insert as EventListener);
    document.dispatchEvent(new Event(READY));
    return () => document.removeEventListener(INSERT, insert as EventListener);
  }, [session]);
  const phase = view.phase.value;
  useEffect(() => follow(session, checking), [phase]);
  useEffect(() => () => checking.cancel(), [checking]);
  const passed = checking.passed.value;
  useEffect(() => {
    if (passed) void note(lab.id, 'passed');
  }, [passed]);

  const show = (place: Place, project: Project, title?: string) => {
    if (place.kind === 'line') {
      onShow(place.source);
      return;
    }
    // The same run again has the same packets, by number.
    if (view.project !== project) void session.watch(project, title);
    view.selected.value = place.hop;
    onPackets();
  };
  const watch = (project: Project, title: string) => {
    void session.watch(project, title);
    onPackets();
  };
  return (
    <ChecksPane
      checking={checking}
      lang={lang}
      project={() => ({ files: session.files.now, scenario: session.network.own })}
      stale={checking.project.value !== undefined && !sameFiles(session, checking.project.value)}
      inBackground={!engines.excludes('embedded')}
      onCompare={() => {
        session.comparing.value = true;
      }}
      onShow={show}
      onWatch={watch}
    />
  );
}

/** What a change of the visible run means for the checks. */
function follow({ view, watched, hasOwnRun, runner, lab }: Session, checking: Checking): void {
  const { kind } = view.phase.value;
  // Who watches a hostile run goes on reading what was said of it.
  if (watched.value !== undefined || view.project === checking.project.value) return;
  if (kind === 'starting') {
    checking.cancel();
    void note(lab.id, 'started');
  } else if (kind === 'ended' || kind === 'idle') {
    const { untouched } = runner;
    if (hasOwnRun && untouched)
      void checking.judgeRun(evidenceOf(view.project, untouched.events, untouched.abilities));
    else checking.passOver();
  }
}

const sameFiles = ({ files }: Session, { files: judged }: Project): boolean => {
  const { texts } = files;
  return (
    judged.length === texts.value.size && judged.every(({ path, text }) => texts.value.get(path) === text)
  );
};

async function note(lab: string, reached: 'started' | 'passed'): Promise<void> {
  const { recordProgress } = await import('../../lib/progress/record.ts');
  recordProgress({ kind: 'lab', lab, reached });
}
