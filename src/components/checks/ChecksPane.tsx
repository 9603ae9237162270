import { useEffect, useId } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { type Check, needOf, type Place, type Verdict } from '../../lib/lab-check/check.ts';
import type { Project, ProjectFile } from '../../lib/sandbox/project.ts';
import { addStyle } from '../net/late-style.ts';
import type { Checking, HostileRow } from './checking.ts';
import styles from './checks.css?inline';
import { InlineCode } from './InlineCode.tsx';
import { checkTexts } from './texts.ts';

addStyle(styles);

export interface ChecksPaneProps {
  readonly checking: Checking;
  readonly lang: Language;
  /** The learner's files on the lab's own network, as they are now. */
  readonly project: () => Project;
  /** The code has changed since it was judged. */
  readonly stale: boolean;
  /** The simulated network can run the lab, so that it may be checked without being seen. */
  readonly inBackground: boolean;
  /** Opens the solution beside the learner's code; absent where the lab has none. */
  readonly onCompare: () => void;
  /** Shows a place of the run of a project, which is made again when it is not the one that shows. */
  readonly onShow: (place: Place, project: Project, title?: string) => void;
  /** Makes a hostile run where it can be seen. */
  readonly onWatch: (project: Project, title: string) => void;
}

/** What is checked, what of it holds, and under which hostile conditions. */
export function ChecksPane(props: ChecksPaneProps) {
  const { checking, lang, project, stale, inBackground, onCompare } = props;
  const texts = checkTexts[lang];
  const id = useId();
  useEffect(() => {
    // What is to be checked can be read before anything has run.
    checking.prepare().catch(() => {});
  }, [checking]);
  const { kind } = checking.phase.value;
  const going = kind === 'running' || kind === 'hostile';
  const checks = checking.checks.value;
  const verdicts = checking.own.value;
  return (
    <section class="checks" aria-labelledby={id}>
      <header>
        <h3 id={id}>{texts.title}</h3>
        {inBackground && (
          <button
            type="button"
            aria-disabled={going}
            onClick={() => {
              if (!going) void checking.check(project());
            }}
          >
            {kind === 'failed' ? texts.retry : texts.check}
          </button>
        )}
        <p role="status" class={checking.passed.value ? 'all-passed' : undefined}>
          {sentence(props)}
          {stale && (kind === 'done' || kind === 'hostile') && ` ${texts.changed}`}
        </p>
      </header>
      {/* Folded until something is judged: it comes late, and must not move what a reader has before her. */}
      <details open={kind !== 'before'} class={kind === 'before' ? undefined : 'judged'}>
        <summary>{texts.list}</summary>
        <ol class="own">
          {checks?.run.map((check) => {
            const verdict = verdicts.find((one) => one.check === check);
            return (
              <Row key={check.id} check={check} verdict={verdict} {...props} shown={checking.project.value} />
            );
          })}
        </ol>
        {checking.tries.value > 0 && !checking.passed.value && (
          <p class="solution">
            {checking.tries.value < 2 ? (
              texts.solutionLater
            ) : (
              <button type="button" onClick={onCompare}>
                {texts.solution}
              </button>
            )}
          </p>
        )}
        {checks && checks.hostile.length > 0 && (
          <>
            <h4>{texts.hostile}</h4>
            {kind === 'hostile' ? (
              <progress
                aria-label={texts.progress}
                max={checks.hostile.length}
                value={checking.hostile.value.filter(({ verdict }) => verdict).length}
              />
            ) : (
              kind === 'before' && <p class="about">{texts.hostileAbout}</p>
            )}
            <ol class="hostile">
              {checking.hostile.value.map((row) => (
                <Hostile key={row.run.id} row={row} programs={checks.programs} {...props} />
              ))}
            </ol>
          </>
        )}
      </details>
    </section>
  );
}

function sentence({ checking, lang, inBackground }: ChecksPaneProps): string {
  const { phase, own, hostile, passed } = checking;
  const texts = checkTexts[lang];
  const rows = hostile.value;
  switch (phase.value.kind) {
    case 'before':
      return inBackground ? texts.before : texts.beforeRun;
    case 'other-conditions':
      return texts.otherConditions;
    case 'running':
      return texts.running;
    case 'hostile':
      return texts.hostileRunning(rows.filter(({ verdict }) => verdict).length, rows.length);
    case 'failed':
      return `${texts.failed} ${phase.value.message}`;
    case 'done': {
      if (passed.value) return texts.passed;
      const failed = own.value.filter(({ outcome }) => outcome === 'failed').length;
      if (failed > 0) return texts.someFailed(own.value.length - failed, own.value.length);
      return texts.hostileFailed(rows.filter((row) => outcomeOf(row) === 'failed').length);
    }
  }
}

function outcomeOf({ verdict }: HostileRow): 'before' | 'passed' | 'failed' {
  if (!verdict) return 'before';
  return verdict.verdicts.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'passed';
}

type RowProps = Pick<ChecksPaneProps, 'lang' | 'onShow'> & {
  readonly check: Check;
  readonly verdict: Verdict | undefined;
  /** The project whose run was judged. */
  readonly shown: Project | undefined;
  readonly title?: string;
};

function Row({ check, verdict, lang, onShow, shown, title }: RowProps) {
  const texts = checkTexts[lang];
  const outcome = verdict?.outcome ?? 'before';
  const finding = verdict?.finding;
  return (
    <li class={outcome}>
      <Mark outcome={outcome} lang={lang} />
      <div>
        <p>
          <InlineCode text={check.expected[lang]} />
        </p>
        {outcome === 'unseen' && <p class="about">{texts.unseen[needOf(check)!]}</p>}
        {finding && (
          <p class="happened">
            <b>{texts.happened}</b> <InlineCode text={finding.happened[lang]} />
          </p>
        )}
        {finding?.at && shown && (
          <button type="button" onClick={() => onShow(finding.at!, shown, title)}>
            {finding.at.kind === 'packet'
              ? texts.showPacket
              : texts.showLine(finding.at.source.file, finding.at.source.line)}
          </button>
        )}
      </div>
    </li>
  );
}

function Hostile({
  row,
  programs,
  lang,
  onShow,
  onWatch,
}: ChecksPaneProps & { readonly row: HostileRow; readonly programs: readonly ProjectFile[] }) {
  const texts = checkTexts[lang];
  const { run, verdict } = row;
  const outcome = outcomeOf(row);
  const title = run.title[lang];
  const named = new Set(
    [...Object.values(run.change.otherwise ?? {}), ...(run.change.add ?? [])].map(({ file }) => file),
  );
  return (
    <li class={outcome}>
      <Mark outcome={outcome} lang={lang} />
      <div>
        <p>
          <strong>{title}</strong> <InlineCode text={run.about[lang]} />
        </p>
        {outcome === 'failed' && (
          <>
            <ol>
              {verdict!.verdicts
                .filter((one) => one.outcome === 'failed')
                .map((one) => (
                  <Row
                    key={one.check.id}
                    check={one.check}
                    verdict={one}
                    lang={lang}
                    onShow={onShow}
                    shown={verdict!.project}
                    title={title}
                  />
                ))}
            </ol>
            <button
              type="button"
              aria-label={texts.watchRun(title)}
              onClick={() => onWatch(verdict!.project, title)}
            >
              {texts.watch}
            </button>
            {programs
              .filter(({ path }) => named.has(path))
              .map(({ path, text }) => (
                <details key={path}>
                  <summary>{texts.program(path)}</summary>
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
                  <pre tabIndex={0}>{text}</pre>
                </details>
              ))}
          </>
        )}
      </div>
    </li>
  );
}

const SIGNS = { passed: '○', failed: '✗', unseen: '–', before: '·' } as const;

function Mark({ outcome, lang }: { readonly outcome: keyof typeof SIGNS; readonly lang: Language }) {
  return (
    <span class="mark">
      <span aria-hidden="true">{SIGNS[outcome]}</span>
      <span class="sr-only">{checkTexts[lang].marks[outcome]}: </span>
    </span>
  );
}
