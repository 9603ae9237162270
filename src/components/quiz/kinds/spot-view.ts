import type { QuizTexts } from '../texts.ts';
import { ChoiceView } from './choice-view.ts';

/** Places in a drawing: a click there is a click in the list, and the drawing shows what is chosen. */
export class SpotView extends ChoiceView {
  constructor(root: HTMLElement, text: QuizTexts) {
    super(root, text);
    for (const place of root.querySelectorAll<SVGElement>('[data-place]')) {
      const input = root.querySelector<HTMLInputElement>(`[name=answer][value="${place.dataset.place}"]`);
      if (input === null) continue;
      place.classList.add('open');
      place.addEventListener('click', () => {
        input.click();
        input.focus();
      });
    }
    root.addEventListener('change', () => this.#show());
  }

  override clear(): void {
    super.clear();
    this.#show();
  }

  /** The places keep their numbers and so their order. */
  override renew(): void {
    for (const input of this.root.querySelectorAll<HTMLInputElement>('[name=answer]')) input.checked = false;
    this.#show();
  }

  #show(): void {
    for (const place of this.root.querySelectorAll<SVGElement>('[data-place]')) {
      const isChosen = this.root.querySelector(`[name=answer][value="${place.dataset.place}"]:checked`);
      place.classList.toggle('chosen', isChosen !== null);
    }
  }
}
