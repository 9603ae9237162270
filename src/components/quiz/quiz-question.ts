import type { Confidence } from '../../lib/progress/progress.ts';
import styles from './checking.css?inline';
import { BugView } from './kinds/bug-view.ts';
import { ChoiceView } from './kinds/choice-view.ts';
import { find, type Judgement, type KindView, marked } from './kinds/kind-view.ts';
import { MatchView } from './kinds/match-view.ts';
import { NumberView } from './kinds/number-view.ts';
import { OrderView } from './kinds/order-view.ts';
import { ShortView } from './kinds/short-view.ts';
import { SpotView } from './kinds/spot-view.ts';
import { ANSWERED, type AnsweredDetail } from './question-data.ts';
import { runControls } from './run-program.ts';
import { texts } from './texts.ts';

/** Makes a server-rendered question check itself: feedback for each choice, focus stays where it was, nothing typed is lost. */
export class QuizQuestion extends HTMLElement {
  readonly #text = texts[this.dataset.lang === 'en' ? 'en' : 'ko'];
  #view!: KindView;

  connectedCallback(): void {
    // It may be moved about in the page, yet it is made but once.
    if (this.#view !== undefined) return;
    this.#view = this.#viewOfKind();
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#check();
    });
    // A changed answer makes the old feedback untrue.
    this.#form.addEventListener('input', ({ target }) => {
      if ((target as HTMLInputElement).name !== 'confidence') this.#clear();
    });
    this.#retry.addEventListener('click', () => void this.#again());
    if (this.#view.another) this.#retry.textContent = this.#text.retryNew;
  }

  /** `2-1-2/who-initiates` */
  get question(): string {
    return this.dataset.id!;
  }

  get version(): number {
    return Number(this.dataset.version);
  }

  /** Asks it anew: with other values where it has some, else in another order. */
  async renew(seed: number): Promise<void> {
    await this.#view.renew(seed);
    this.#clear();
  }

  #viewOfKind(): KindView {
    const lang = this.dataset.lang === 'en' ? 'en' : 'ko';
    switch (this.dataset.kind) {
      case 'numeric':
        return new NumberView(this, this.#text, lang);
      case 'ordering':
        return new OrderView(this, this.#text, () => this.#clear());
      case 'matching':
        return new MatchView(this, this.#text);
      case 'spot':
        return new SpotView(this, this.#text);
      case 'bug':
        return new BugView(this, this.#text);
      case 'short':
        return new ShortView(this, this.#text);
      default:
        return new ChoiceView(this, this.#text);
    }
  }

  #check(): void {
    this.#clear();
    const judgement = this.#view.check();
    if (typeof judgement === 'string') this.#say(judgement);
    else this.#grade(judgement);
  }

  #grade({ score, more = '', beside, why }: Judgement): void {
    const isRight = score === 1;
    const verdict = `${isRight ? '○' : '✕'} ${isRight ? this.#text.correct : this.#text.wrong} `;
    this.#say(...marked(verdict, isRight), more);
    if (beside !== undefined) {
      const heard = paragraph(beside);
      heard.className = 'sr-only';
      this.#feedback.append(heard);
    }
    if (why !== undefined) this.#feedback.append(paragraph(why));
    const confidence = this.#chosenConfidence;
    if (!isRight && confidence === 'sure') this.#feedback.append(paragraph(this.#text.surprise));
    const see = this.querySelector('.see a');
    if (see !== null) this.#feedback.append(see.cloneNode(true));
    // Beside the feedback, not in it: what is said there is read aloud at once.
    if (this.dataset.program !== undefined)
      this.#feedback.after(runControls(this.dataset.program, this.#text));
    this.#retry.hidden = isRight && !this.#view.another;
    const detail: AnsweredDetail = { question: this.question, version: this.version, score, confidence };
    this.dispatchEvent(new CustomEvent(ANSWERED, { bubbles: true, detail }));
  }

  #say(...parts: readonly (Node | string)[]): void {
    this.#feedback.replaceChildren(paragraph(...parts));
  }

  #clear(): void {
    this.#feedback.replaceChildren();
    this.querySelector('.ran')?.remove();
    this.#view.clear();
    this.#retry.hidden = true;
  }

  /** Another try: with other values, or with the answer as it was. */
  async #again(): Promise<void> {
    await this.#view.another?.();
    this.#clear();
    this.#view.focus();
  }

  get #chosenConfidence(): Confidence | undefined {
    const chosen = this.querySelector<HTMLInputElement>('[name=confidence]:checked');
    return chosen === null ? undefined : (chosen.value as Confidence);
  }

  get #form(): HTMLFormElement {
    return this.querySelector('form')!;
  }

  get #feedback(): HTMLElement {
    return find(this, '.feedback');
  }

  get #retry(): HTMLElement {
    return find(this, '.retry');
  }
}

function paragraph(...parts: readonly (Node | string)[]): HTMLParagraphElement {
  const made = document.createElement('p');
  made.append(...parts);
  return made;
}

const style = document.createElement('style');
style.textContent = styles;
document.head.append(style);
customElements.define('quiz-question', QuizQuestion);
