import { type Signal, useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { type PathProblem, pathProblem } from '../../lib/sandbox/file-path.ts';
import { addStyle } from '../net/late-style.ts';
import styles from './file-tree.css?inline';
import { itemsOf, type TreeItem, treeMove, treeOf } from './file-tree.ts';
import { fileTreeTexts } from './file-tree-texts.ts';
import { useFocusAfter } from './focus-after.ts';
import type { Session } from './session.ts';

addStyle(styles);

export interface FileTreeProps {
  readonly session: Session;
  readonly lang: Language;
  /** Path of the file that shows. */
  readonly file: Signal<string>;
}

/** A name that is being typed, for a new file or in place of another. */
interface Naming {
  readonly renames?: string;
  readonly start: string;
}

/** All files of the learner's project: a tree by keyboard and pointer, and buttons for what can be done with a file. */
export function FileTree({ session, lang, file }: FileTreeProps) {
  const texts = fileTreeTexts[lang];
  const tree = useRef<HTMLDivElement>(null);
  const closed = useSignal<ReadonlySet<string>>(new Set());
  const focused = useSignal<string | undefined>(undefined);
  const naming = useSignal<Naming | undefined>(undefined);
  const { files, network, work } = session;
  const paths = [...files.texts.value.keys()];
  const items = itemsOf(treeOf(paths, network.scenario.value), closed.value);
  const shown = items.find(({ path }) => path === file.value);
  const current = items.find(({ key }) => key === focused.value) ?? shown ?? items[0];

  const focusAfter = useFocusAfter();
  const focusCurrent = () =>
    focusAfter(() => tree.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]'));
  const setClosed = (key: string, isClosed: boolean) => {
    const next = new Set(closed.value);
    if (isClosed) next.add(key);
    else next.delete(key);
    closed.value = next;
  };
  const choose = (item: TreeItem) => {
    focused.value = item.key;
    if (item.path === undefined) setClosed(item.key, !closed.value.has(item.key));
    else file.value = item.path;
  };
  const remove = (path: string) => {
    if (paths.length === 1) return;
    const next = paths[paths.indexOf(path) + 1] ?? paths[paths.indexOf(path) - 1]!;
    // What is removed comes back with Undo.
    work.replace({ texts: new Map([...files.texts.value].filter(([name]) => name !== path)) });
    if (file.value === path) file.value = next;
    focused.value = undefined;
    focusCurrent();
  };
  const press = (event: KeyboardEvent) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    const { path } = current;
    if (event.key === 'Enter' || event.key === ' ') choose(current);
    else if (event.key === 'F2' && path !== undefined) naming.value = { renames: path, start: path };
    else if (event.key === 'Delete' && path !== undefined) remove(path);
    else {
      const move = treeMove(items, closed.value, current.key, event.key);
      if (!move) return;
      if (move.kind === 'focus' && move.key !== current.key) {
        focused.value = move.key;
        focusCurrent();
      } else if (move.kind !== 'focus') setClosed(move.key, move.kind === 'close');
    }
    event.preventDefault();
  };
  const named = (path: string) => {
    const { renames } = naming.value!;
    if (renames === undefined) files.add(path);
    else work.rename(renames, path);
    naming.value = undefined;
    file.value = path;
    focused.value = undefined;
    focusCurrent();
  };

  return (
    <nav class="sandbox-files" aria-label={texts.name}>
      <div class="acts">
        <button
          type="button"
          onClick={() => {
            naming.value = { start: folderOf(current) };
          }}
        >
          {texts.add}
        </button>
        <button
          type="button"
          disabled={current?.path === undefined}
          onClick={() => {
            naming.value = { renames: current!.path!, start: current!.path! };
          }}
        >
          {texts.rename}
        </button>
        <button
          type="button"
          disabled={current?.path === undefined || paths.length === 1}
          onClick={() => remove(current!.path!)}
        >
          {texts.remove}
        </button>
      </div>
      {naming.value && (
        <Name
          key={naming.value.renames}
          naming={naming.value}
          taken={paths}
          lang={lang}
          onNamed={named}
          onGiveUp={() => {
            naming.value = undefined;
          }}
        />
      )}
      <div role="tree" aria-label={texts.name} ref={tree} onKeyDown={press}>
        {items.map((item) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys
          <div
            key={item.key}
            data-key={item.key}
            role="treeitem"
            class={item.kind}
            aria-level={item.level}
            aria-posinset={item.position}
            aria-setsize={item.of}
            aria-expanded={item.path === undefined ? !closed.value.has(item.key) : undefined}
            aria-selected={item === shown}
            tabIndex={item === current ? 0 : -1}
            style={{ '--level': item.level }}
            onClick={() => choose(item)}
            onFocus={() => {
              focused.value = item.key;
            }}
          >
            <span aria-hidden="true" class="sign">
              {item.path === undefined ? (closed.value.has(item.key) ? '▸' : '▾') : ''}
            </span>
            {item.kind === 'shared' ? texts.shared : item.name}
            {item.path !== undefined && files.differs(item.path) && (
              <span class="changed" title={texts.changed}>
                {' '}
                ●<span class="sr-only"> {texts.changed}</span>
              </span>
            )}
          </div>
        ))}
      </div>
    </nav>
  );
}

/** The folder that a new file would lie in, as the beginning of its path. */
const folderOf = (item: TreeItem | undefined): string => item?.path?.replace(/[^/]*$/, '') ?? '';

interface NameProps {
  readonly naming: Naming;
  readonly taken: readonly string[];
  readonly lang: Language;
  readonly onNamed: (path: string) => void;
  readonly onGiveUp: () => void;
}

function Name({ naming: { renames, start }, taken, lang, onNamed, onGiveUp }: NameProps) {
  const texts = fileTreeTexts[lang];
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const problem = useSignal<PathProblem | undefined>(undefined);
  useLayoutEffect(() => {
    const field = input.current!;
    field.focus();
    // The name itself, without folder and ending, is what most want to change.
    const from = start.lastIndexOf('/') + 1;
    const dot = start.lastIndexOf('.');
    field.setSelectionRange(from, dot > from ? dot : start.length);
  }, [start]);
  const name = (event: Event) => {
    event.preventDefault();
    const path = input.current!.value.trim();
    if (path === renames) onGiveUp();
    else {
      problem.value = pathProblem(
        path,
        taken.filter((other) => other !== renames),
      );
      if (!problem.value) onNamed(path);
    }
  };
  return (
    <form class="naming" onSubmit={name}>
      <label for={id}>{renames === undefined ? texts.newName : texts.newNameOf(renames)}</label>
      <input
        id={id}
        ref={input}
        defaultValue={start}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={problem.value !== undefined}
        aria-describedby={`${id}-problem`}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onGiveUp();
        }}
      />
      <button type="submit">{texts.ok}</button>
      <button type="button" onClick={onGiveUp}>
        {texts.giveUp}
      </button>
      <p id={`${id}-problem`} role="status">
        {problem.value && texts.problem(problem.value)}
      </p>
    </form>
  );
}
