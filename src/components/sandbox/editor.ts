import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, Prec, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { addStyle } from '../net/late-style.ts';
import styles from './editor.css?inline';
import type { MarkedLine } from './run-view.ts';

addStyle(styles);

interface EditorOptions {
  readonly parent: HTMLElement;
  readonly texts: ReadonlyMap<string, string>;
  /** Names the editor of a file for screen readers, and says how to leave it. */
  readonly label: (path: string) => string;
  /** CodeMirror's own words in the learner's language. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly onEdit: (path: string, text: string) => void;
  /** The cursor has come to a line. */
  readonly onLine: (path: string, line: number) => void;
  readonly onRun: () => void;
}

/** Puts a mark on one line of the document, or takes it away. */
const setMark = StateEffect.define<MarkedLine | undefined>();

const markField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { state, effects, changes }) {
    let current = marks.map(changes);
    for (const effect of effects) {
      if (!effect.is(setMark)) continue;
      const mark = effect.value;
      const inside = mark && mark.line >= 1 && mark.line <= state.doc.lines;
      current = inside
        ? Decoration.set([
            Decoration.line({ class: `marked ${mark.kind}` }).range(state.doc.line(mark.line).from),
          ])
        : Decoration.none;
    }
    return current;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** One CodeMirror view for all files of a lab; each file keeps its own undo history and selection. */
export class Editor {
  readonly #options: EditorOptions;
  readonly #states = new Map<string, EditorState>();
  readonly #view: EditorView;
  #path: string;

  constructor(path: string, options: EditorOptions) {
    this.#options = options;
    this.#path = path;
    for (const [name, text] of options.texts) this.#states.set(name, this.#open(name, text));
    this.#view = new EditorView({ parent: options.parent, state: this.#states.get(path)! });
  }

  show(path: string): void {
    if (path === this.#path) return;
    if (this.#states.has(this.#path)) this.#states.set(this.#path, this.#view.state);
    this.#path = path;
    this.#view.setState(this.#states.get(path)!);
  }

  /**
   * Takes over files that were changed elsewhere (a reset, a new file): another text is one step that can be undone here
   * too. Where the file that shows is gone, `show` another.
   */
  replace(texts: ReadonlyMap<string, string>): void {
    for (const path of this.#states.keys()) if (!texts.has(path)) this.#states.delete(path);
    for (const [path, text] of texts) {
      if (!this.#states.has(path)) this.#states.set(path, this.#open(path, text));
      const state = path === this.#path ? this.#view.state : this.#states.get(path)!;
      if (state.doc.toString() === text) continue;
      const spec = { changes: { from: 0, to: state.doc.length, insert: text } };
      if (path === this.#path) this.#view.dispatch(spec);
      else this.#states.set(path, state.update(spec).state);
    }
  }

  mark(mark: MarkedLine | undefined): void {
    this.#view.dispatch({ effects: setMark.of(mark?.file === this.#path ? mark : undefined) });
    if (mark?.file !== this.#path || mark.line > this.#view.state.doc.lines) return;
    const { from } = this.#view.state.doc.line(mark.line);
    this.#view.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'center' }) });
  }

  focus(at?: { readonly x: number; readonly y: number }): void {
    this.#view.focus();
    const place = at && this.#view.posAtCoords(at, false);
    if (place !== undefined) this.#view.dispatch({ selection: { anchor: place } });
  }

  destroy(): void {
    this.#view.destroy();
  }

  #open(path: string, text: string): EditorState {
    const { label, phrases, onEdit, onLine, onRun } = this.#options;
    const run = () => {
      onRun();
      return true;
    };
    const extensions: Extension[] = [
      lineNumbers(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      search({ top: true }),
      EditorState.phrases.of(phrases),
      indentUnit.of('  '),
      javascript(),
      syntaxHighlighting(classHighlighter),
      markField,
      Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
      keymap.of([...searchKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
      EditorView.contentAttributes.of({ 'aria-label': label(path), spellcheck: 'false', tabindex: '0' }),
      EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
        if (docChanged) onEdit(path, state.doc.toString());
        if (selectionSet) onLine(path, state.doc.lineAt(state.selection.main.head).number);
      }),
    ];
    return EditorState.create({ doc: text, extensions });
  }
}
