import { fill } from '../texts.ts';
import { find, type Judgement, type KindView, QuestionPart } from './kind-view.ts';

/** A few sentences: first they are written, then the learner marks what they have beside a model answer. */
export class ShortView extends QuestionPart implements KindView {
  check(): Judgement | string {
    if (this.#written.value.trim() === '') return this.text.empty;
    if (this.#marking.hidden) {
      this.#marking.hidden = false;
      find(this.root, '[type=submit]').textContent = this.text.record;
      find(this.root, '.points legend').focus();
      return this.text.compare;
    }
    const points = [...this.#marking.querySelectorAll<HTMLInputElement>('input')];
    const met = points.filter(({ checked }) => checked).length;
    return { score: met / points.length, more: fill(this.text.points, points.length, met) };
  }

  clear(): void {}

  renew(): void {
    this.#written.value = '';
    this.#marking.hidden = true;
    for (const point of this.#marking.querySelectorAll('input')) point.checked = false;
    find(this.root, '[type=submit]').textContent = this.text.toModel;
  }

  focus(): void {
    this.#written.focus();
  }

  get #written(): HTMLTextAreaElement {
    return find(this.root, 'textarea');
  }

  get #marking(): HTMLElement {
    return find(this.root, '.points');
  }
}
