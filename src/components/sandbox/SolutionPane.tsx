import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { ProjectFile } from '../../lib/sandbox/project.ts';
import { addStyle } from '../net/late-style.ts';
import type { Session } from './session.ts';
import styles from './solution.css?inline';
import { compareFiles, type FileDiff, loadSolution } from './solution.ts';
import { solutionTexts } from './solution-texts.ts';

addStyle(styles);

interface SolutionPaneProps {
  readonly session: Session;
  readonly lang: Language;
}

/** The lab's solution beside the learner's code: what would change, and a button that takes it. Undo takes it back. */
export function SolutionPane({ session, lang }: SolutionPaneProps) {
  const texts = solutionTexts[lang];
  const [solution, setSolution] = useState<readonly ProjectFile[]>();
  const [failed, setFailed] = useState(false);
  const heading = useRef<HTMLElement>(null);
  useEffect(() => {
    loadSolution(session.lab.id).then(setSolution, () => setFailed(true));
    heading.current?.focus();
  }, [session]);
  const close = () => {
    session.comparing.value = false;
  };
  const take = () => {
    const { texts: own } = session.files;
    session.work.replace({
      texts: new Map([...own.value, ...solution!.map(({ path, text }) => [path, text] as const)]),
    });
    close();
  };
  const changed = solution && compareFiles(session.files.texts.value, solution);
  return (
    <section class="sandbox-solution" aria-label={texts.name}>
      <header>
        <strong ref={heading} tabIndex={-1}>
          {texts.name}
        </strong>
        {changed !== undefined && changed.length > 0 && (
          <button type="button" class="take" onClick={take}>
            {texts.take}
          </button>
        )}
        <button type="button" onClick={close}>
          {texts.close}
        </button>
      </header>
      <p role="status">{sentence()}</p>
      {changed?.map((file) => (
        <Difference key={file.path} file={file} lang={lang} />
      ))}
    </section>
  );

  function sentence(): string {
    if (failed) return texts.failed;
    if (!changed) return texts.loading;
    return changed.length === 0 ? texts.same : texts.explain;
  }
}

function Difference({ file: { path, lines }, lang }: { readonly file: FileDiff; readonly lang: Language }) {
  const { added, removed, gap } = solutionTexts[lang];
  return (
    <figure class="difference">
      <figcaption>{path}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        {lines.map(({ kind, text }, place) => {
          const key = place;
          if (kind === 'gap') {
            return (
              <span key={key} class="gap">
                {gap}
                {'\n'}
              </span>
            );
          }
          if (kind === 'same') return <span key={key}>{`  ${text}\n`}</span>;
          const Mark = kind === 'added' ? 'ins' : 'del';
          return (
            <Mark key={key}>
              <span aria-hidden="true">{kind === 'added' ? '+ ' : '− '}</span>
              <span class="sr-only">{kind === 'added' ? added : removed}: </span>
              {`${text}\n`}
            </Mark>
          );
        })}
      </pre>
    </figure>
  );
}
