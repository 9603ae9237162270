import './quiz-question.ts';
import { ANSWERED, type AnsweredDetail } from './question-data.ts';
import { fill } from './texts.ts';

/** Keeps the first answers of a lesson's questions, in memory only, and says at the end how many were right. */
class LessonQuiz extends HTMLElement {
  readonly #first = new Map<string, boolean>();

  connectedCallback(): void {
    this.addEventListener(ANSWERED, (event) => {
      const { id, correct, first } = (event as CustomEvent<AnsweredDetail>).detail;
      if (!first) return;
      this.#first.set(id, correct);
      this.#summarise();
    });
  }

  #summarise(): void {
    const count = this.querySelectorAll('quiz-question').length;
    if (this.#first.size < count) return;
    const summary = this.querySelector<HTMLElement>('.summary')!;
    const right = [...this.#first.values()].filter(Boolean).length;
    summary.textContent = fill(summary.dataset.template!, count, right);
  }
}

customElements.define('lesson-quiz', LessonQuiz);
