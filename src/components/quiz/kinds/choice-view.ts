import { gradeChoices, type Verdict } from '../../../lib/quiz/grade.ts';
import { shownOrder } from '../../../lib/quiz/order.ts';
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

const RIGHT: Readonly<Record<Verdict, boolean>> = {
  hit: true,
  rejection: true,
  miss: false,
  'false-alarm': false,
};

/** One choice of several, or some. */
export class ChoiceView extends QuestionPart implements KindView {
  check(): Judgement | string {
    const inputs = [...this.root.querySelectorAll<HTMLInputElement>('[name=answer]')];
    const isSingle = inputs[0]!.type === 'radio';
    const chosen = new Set(inputs.filter(({ checked }) => checked).map(({ value }) => value));
    if (chosen.size === 0) return isSingle ? this.text.chooseOne : this.text.chooseSome;
    const choices = inputs.map(({ value }) => ({ id: value, correct: this.#isCorrect(value) }));
    const { verdicts } = gradeChoices(choices, chosen);
    for (const { id, verdict } of verdicts) {
      // A single choice explains itself; the others stay unexplained so that a second try is worth something.
      if (isSingle && !chosen.has(id)) continue;
      const mark = isSingle ? '' : `${RIGHT[verdict] ? '○' : '✕'} ${this.text.verdict[verdict]}. `;
      explainBeside(this.#place(id), RIGHT[verdict], mark, reasonFor(this.root, id));
    }
    const judged = verdicts.filter(({ verdict }) => RIGHT[verdict]).length;
    if (!isSingle) {
      const score = judged / verdicts.length;
      return { score, more: score === 1 ? '' : fill(this.text.partly, verdicts.length, judged) };
    }
    const [only] = chosen;
    return { score: this.#isCorrect(only!) ? 1 : 0, beside: reasonFor(this.root, only!) };
  }

  clear(): void {
    clearBeside(this.root);
  }

  renew(seed: number): void {
    for (const input of this.root.querySelectorAll<HTMLInputElement>('[name=answer]')) input.checked = false;
    const places = [...this.root.querySelectorAll<HTMLElement>('.choice')];
    const byId = places.map((place) => ({ id: place.dataset.choice!, place }));
    const parent = places[0]?.parentElement;
    for (const { place } of shownOrder(this.root.dataset.id!.split('/')[1]!, byId, seed))
      parent!.append(place);
  }

  focus(): void {
    (
      this.root.querySelector<HTMLElement>('[name=answer]:checked') ?? find(this.root, '[name=answer]')
    ).focus();
  }

  #isCorrect(id: string): boolean {
    return this.root.querySelector(`.answers [data-of="${id}"][data-correct]`) !== null;
  }

  #place(id: string): HTMLElement {
    return find(this.root, `[data-choice="${id}"]`);
  }
}
