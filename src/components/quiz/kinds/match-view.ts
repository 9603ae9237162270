import { gradeMatches } from '../../../lib/quiz/grade.ts';
import { fill } from '../texts.ts';
import {
  clearBeside,
  explainBeside,
  find,
  type Judgement,
  type KindView,
  QuestionPart,
  reasonFor,
} from './kind-view.ts';

/** Rows, each with something to choose for it. */
export class MatchView extends QuestionPart implements KindView {
  check(): Judgement | string {
    const given = new Map(this.#selects.map(({ name, value }) => [name, value]));
    if ([...given.values()].includes('')) return this.text.chooseAll;
    const rows = [...given.keys()].map((id) => ({
      id,
      answer: find(this.root, `.answers [data-of="${id}"]`).dataset.answer!,
    }));
    const { correct, right } = gradeMatches(rows, given);
    for (const { id } of rows) {
      const isRight = right.includes(id);
      // A wrong row stays unexplained, so that a second try is worth something.
      const mark = isRight ? `○ ${this.text.correct} ` : `✕ ${this.text.wrong}`;
      const row = find(this.root, `[data-row="${id}"]`);
      explainBeside(row, isRight, mark, isRight ? reasonFor(this.root, id) : '');
    }
    const score = right.length / rows.length;
    return { score, more: correct ? '' : fill(this.text.matched, rows.length, right.length) };
  }

  clear(): void {
    clearBeside(this.root);
  }

  renew(): void {
    for (const select of this.#selects) select.value = '';
  }

  focus(): void {
    this.#selects[0]!.focus();
  }

  get #selects(): HTMLSelectElement[] {
    return [...this.root.querySelectorAll('select')];
  }
}
