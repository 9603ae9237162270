import {
  clearBeside,
  explainBeside,
  find,
  type Judgement,
  type KindView,
  QuestionPart,
  reasonFor,
} from './kind-view.ts';

/** The line at fault in a listing. */
export class BugView extends QuestionPart implements KindView {
  check(): Judgement | string {
    const chosen = this.root.querySelector<HTMLInputElement>('[name=answer]:checked');
    if (chosen === null) return this.text.chooseLine;
    const said = this.root.querySelector(`.answers [data-of="${chosen.value}"]`);
    const isRight = said?.hasAttribute('data-correct') ?? false;
    const why = reasonFor(this.root, said === null ? 'elsewhere' : chosen.value);
    explainBeside(chosen.closest<HTMLElement>('.code-line')!, isRight, '', why);
    if (!isRight) return { score: 0, beside: why };
    return { score: 1, beside: why, why: find(this.root, '.answers [data-fix]').textContent! };
  }

  clear(): void {
    clearBeside(this.root);
  }

  renew(): void {
    const chosen = this.root.querySelector<HTMLInputElement>('[name=answer]:checked');
    if (chosen !== null) chosen.checked = false;
  }

  focus(): void {
    (
      this.root.querySelector<HTMLElement>('[name=answer]:checked') ?? find(this.root, '[name=answer]')
    ).focus();
  }
}
