import './quiz-question.ts';
import type { QuestionProgress } from '../../lib/progress/progress.ts';
import { progressStore, recordProgress } from '../../lib/progress/record.ts';
import { ANSWERED, type AnsweredDetail } from './question-data.ts';
import type { QuizQuestion } from './quiz-question.ts';
import { fill, texts } from './texts.ts';

/**
 * Keeps the answers of its questions, tells what was answered before, and says at the end how many were right at first.
 * A sitting begins anew each time, whatever was answered before.
 */
class LessonQuiz extends HTMLElement {
  readonly #text = texts[this.dataset.lang === 'en' ? 'en' : 'ko'];
  readonly #isSitting = this.dataset.sitting !== undefined;
  /** Whether the first answers of this sitting were right, by question. */
  readonly #sitting = new Map<string, boolean>();
  #round = 0;

  connectedCallback(): void {
    if (!this.#isSitting) for (const question of this.#questions) this.#tellBefore(question);
    this.#summarise();
    this.addEventListener(ANSWERED, (event) => {
      const { question, version, score, confidence } = (event as CustomEvent<AnsweredDetail>).detail;
      recordProgress({ kind: 'answer', question, version, score, confidence });
      if (!this.#sitting.has(question)) this.#sitting.set(question, score === 1);
      this.#summarise();
    });
    this.querySelector('.once-more')?.addEventListener('click', () => void this.#onceMore());
  }

  get #questions(): QuizQuestion[] {
    return [...this.querySelectorAll<QuizQuestion>('quiz-question')];
  }

  #tellBefore(question: QuizQuestion): void {
    const known = progressStore.progress.questions[question.question];
    if (known === undefined) return;
    const told = document.createElement('p');
    told.className = 'before';
    if (known.version < question.version) told.textContent = this.#text.renewed;
    else told.textContent = this.#text.before[isRightAtFirst(known) ? 'right' : 'wrong'];
    question.prepend(told);
  }

  /** For every question that has been answered, whether the first answer was right. */
  #firstAnswers(): boolean[] {
    if (this.#isSitting) return [...this.#sitting.values()];
    return this.#questions.flatMap(({ question, version }) => {
      const known = progressStore.progress.questions[question];
      return known?.version === version ? [isRightAtFirst(known)] : [];
    });
  }

  #summarise(): void {
    const all = this.#questions.length;
    const answered = this.#firstAnswers();
    const isAll = answered.length === all;
    const said = this.#isSitting ? this.#text.sitting : this.#text.summary;
    this.querySelector('.summary')!.textContent = isAll
      ? fill(said, all, answered.filter(Boolean).length)
      : '';
    const onceMore = this.querySelector<HTMLElement>('.once-more');
    if (onceMore !== null) onceMore.hidden = !isAll;
    if (answered.length === 0) return;
    const kept = this.querySelector<HTMLElement>('.kept')!;
    const link = kept.querySelector('a')!;
    kept.replaceChildren(
      progressStore.trouble === 'not-kept' ? this.#text.notKept : this.#text.keptHere,
      ' ',
      link,
    );
    kept.hidden = false;
  }

  async #onceMore(): Promise<void> {
    this.#sitting.clear();
    this.#round++;
    for (const question of this.#questions) await question.renew(1000 * this.#round);
    this.#summarise();
    this.#questions[0]!.querySelector<HTMLElement>('input, select, textarea, button')!.focus();
  }
}

const isRightAtFirst = ({ answers }: QuestionProgress): boolean => answers[0]!.score === 1;

customElements.define('lesson-quiz', LessonQuiz);
