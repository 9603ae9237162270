import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { recall, remember } from '../../lib/storage/browser-storage.ts';
import type { Editor } from './editor.ts';
import { Fetched } from './Fetched.tsx';
import { fileTreeTexts } from './file-tree-texts.ts';
import { partTexts } from './part-texts.ts';
import type { MarkedLine } from './run-view.ts';
import type { Session } from './session.ts';
import './code.css';
import { sandboxTexts } from './texts.ts';

interface CodePaneProps {
  readonly session: Session;
  readonly lang: Language;
  /** Path of the file that shows. */
  readonly file: Signal<string>;
  readonly onRun: () => void;
  /** The files as highlighted HTML, one `[data-file]` each. */
  readonly children: ComponentChildren;
}

const fileTree = () => import('./FileTree.tsx').then(({ FileTree }) => FileTree);
/** The setting that says whether the learner has the file tree open, for all labs. */
const TREE = 'file-tree';

type EditorStage = 'reading' | 'loading' | 'editing' | 'failed';

/** The files in tabs: highlighted text until someone wants to edit, then a CodeMirror editor in its place. */
export function CodePane({ session, lang, file, onRun, children }: CodePaneProps) {
  const texts = sandboxTexts[lang];
  const id = useId();
  const reading = useRef<HTMLDivElement>(null);
  const editing = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | undefined>(undefined);
  const stage = useSignal<EditorStage>('reading');
  const tree = useSignal(false);
  const current = session.files.texts.value;
  /** The file that showed may have been removed or renamed. */
  const shownFile = () => {
    const { value: texts } = session.files.texts;
    return texts.has(file.value) ? file.value : [...texts.keys()][0]!;
  };
  const path = shownFile();
  const marked = session.view.marked.value;

  useEffect(() => {
    const remembered = recall(TREE);
    tree.value = remembered === undefined ? session.lab.isFree === true : remembered === 'open';
    return () => editor.current?.destroy();
  }, []);
  // Not with every key: what is typed faster than the page is drawn would be put back. Before one of them is shown, and
  // with the drawing itself: later, the file that was to show may have been renamed.
  const replaced = session.files.replaced.value;
  useLayoutEffect(() => editor.current?.replace(session.files.texts.value), [replaced]);
  useLayoutEffect(() => {
    if (reading.current) showFile(reading.current, path, marked);
    editor.current?.show(path);
    editor.current?.mark(marked);
  }, [path, marked, stage.value]);

  const open = async () => {
    if (stage.value === 'editing' || stage.value === 'loading') return;
    stage.value = 'loading';
    try {
      const [{ Editor }, { editorPhrases }] = await Promise.all([
        import('./editor.ts'),
        import('./editor-phrases.ts'),
      ]);
      editor.current = new Editor(shownFile(), {
        parent: editing.current!,
        texts: session.files.texts.value,
        label: texts.editor,
        phrases: editorPhrases[lang],
        onEdit: (name, text) => session.edit(name, text),
        onLine: (name, line) => session.view.lookAt(name, line),
        onRun,
      });
      stage.value = 'editing';
      reading.current!.hidden = true;
    } catch {
      stage.value = 'failed';
    }
  };

  const edit = async (at?: { x: number; y: number }) => {
    await open();
    editor.current?.focus(at);
  };
  // The page was made with the lab's own files: others show in the editor.
  const { edited } = session.files;
  useEffect(() => {
    if (edited.value) void open();
  }, [edited.value]);

  const chooseByKeys = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const names = [...current.keys()];
    const place = names.indexOf(file.value);
    file.value = names[(place + step + names.length) % names.length]!;
    document.getElementById(`${id}-${file.value}`)?.focus();
  };

  return (
    <div class="sandbox-code">
      <div class="bar">
        <button
          type="button"
          class="files-toggle"
          aria-expanded={tree.value}
          title={fileTreeTexts[lang].toggle}
          onClick={() => {
            tree.value = !tree.value;
            remember(TREE, tree.value ? 'open' : 'closed');
          }}
        >
          <span aria-hidden="true">☰</span>
          <span class="sr-only">{fileTreeTexts[lang].toggle}</span>
        </button>
        <div role="tablist" aria-label={texts.files} class="tabs" onKeyDown={chooseByKeys}>
          {[...current.keys()].map((name) => (
            <button
              type="button"
              role="tab"
              key={name}
              id={`${id}-${name}`}
              aria-selected={name === path}
              aria-controls={`${id}-panel`}
              tabIndex={name === path ? 0 : -1}
              onClick={() => {
                file.value = name;
              }}
            >
              {name}
              {session.files.differs(name) && <span class="changed"> ●</span>}
            </button>
          ))}
        </div>
        {stage.value !== 'editing' && (
          <button type="button" class="edit" disabled={stage.value === 'loading'} onClick={() => void edit()}>
            {texts.edit}
          </button>
        )}
      </div>
      {tree.value && <Fetched load={fileTree} props={{ session, lang, file }} texts={partTexts[lang]} />}
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${path}`} class="code">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a short cut for what the Edit button does */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: likewise */}
        <div
          ref={reading}
          class="reading"
          onPointerDown={() => void import('./editor.ts').catch(() => {})}
          onClick={({ clientX: x, clientY: y }) => {
            if (getSelection()?.isCollapsed !== false) void edit({ x, y });
          }}
        >
          {children}
        </div>
        <div ref={editing} class="editing" />
      </div>
      {stage.value === 'loading' && <p role="status">{texts.loadingEditor}</p>}
      {stage.value === 'failed' && <p role="alert">{texts.editorFailed}</p>}
    </div>
  );
}

/** Shows one of the highlighted files, with its marked line. */
function showFile(area: HTMLElement, path: string, marked: MarkedLine | undefined): void {
  for (const file of area.querySelectorAll<HTMLElement>('[data-file]')) {
    file.hidden = file.dataset.file !== path;
    for (const line of file.querySelectorAll('.line.marked'))
      line.classList.remove('marked', 'error', 'shown');
    if (!marked || marked.file !== file.dataset.file) continue;
    const line = file.querySelectorAll('.line')[marked.line - 1];
    line?.classList.add('marked', marked.kind);
    if (!file.hidden) line?.scrollIntoView({ block: 'nearest' });
  }
}
