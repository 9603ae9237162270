import { gradeOrder } from '../../../lib/quiz/grade.ts';
import { shownOrder } from '../../../lib/quiz/order.ts';
import { MovableLines } from '../movable-lines.ts';
import { fill, type QuizTexts } from '../texts.ts';
import { find, type Judgement, type KindView, QuestionPart } from './kind-view.ts';

/** Lines to put in order. */
export class OrderView extends QuestionPart implements KindView {
  readonly #lines: MovableLines;

  /** `changed` is told when a line has been moved. */
  constructor(root: HTMLElement, text: QuizTexts, changed: () => void) {
    super(root, text);
    this.#lines = new MovableLines(root, text.place, changed);
  }

  check(): Judgement {
    const key = find(this.root, '.answers [data-order]').dataset.order!.split(' ');
    const { correct, run } = gradeOrder(key, this.#lines.order);
    this.#lines.mark(run);
    if (correct) return { score: 1, why: find(this.root, '.answers [data-why]').textContent! };
    // A line alone follows no other: that is no order yet.
    const score = (run.length - 1) / (key.length - 1);
    return { score, more: fill(this.text.inOrder, key.length, run.length) };
  }

  clear(): void {
    this.#lines.mark();
  }

  renew(seed: number): void {
    const key = find(this.root, '.answers [data-order]').dataset.order!.split(' ');
    const id = this.root.dataset.id!.split('/')[1]!;
    const mixed = (one: number) =>
      shownOrder(
        id,
        key.map((line) => ({ id: line })),
        one,
      ).map((line) => line.id);
    // The right order is no question.
    let order = mixed(seed);
    for (let other = seed + 1; order.join() === key.join(); other++) order = mixed(other);
    this.#lines.arrange(order);
  }

  focus(): void {
    find(this.root, '[data-move][aria-disabled="false"]').focus();
  }
}
