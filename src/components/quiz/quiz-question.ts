import { gradeChoices, gradeNumber, type Verdict } from '../../lib/quiz/grade.ts';
import { ANSWERED, type AnsweredDetail, type QuestionData } from './question-data.ts';
import { fill, formatQuantity, texts } from './texts.ts';

type ChoiceData = Extract<QuestionData, { kind: 'single' | 'multiple' }>;
type NumericData = Extract<QuestionData, { kind: 'numeric' }>;

const RIGHT: Readonly<Record<Verdict, boolean>> = {
  hit: true,
  rejection: true,
  miss: false,
  'false-alarm': false,
};

/** Makes a server-rendered question check itself: feedback for each choice, focus stays where it was, nothing typed is lost. */
class QuizQuestion extends HTMLElement {
  readonly #text = texts[this.dataset.lang === 'en' ? 'en' : 'ko'];
  #data!: QuestionData;
  #answered = false;

  connectedCallback(): void {
    this.#data = JSON.parse(this.#find('script').textContent ?? '') as QuestionData;
    this.#find('.actions').hidden = false;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#check();
    });
    // A changed answer makes the old feedback untrue.
    this.#form.addEventListener('input', () => this.#clear());
    this.#retry.addEventListener('click', () => this.#again());
  }

  #check(): void {
    this.#clear();
    if (this.#data.kind === 'numeric') this.#checkNumber(this.#data);
    else this.#checkChoices(this.#data);
  }

  #checkChoices({ kind, choices }: ChoiceData): void {
    const chosen = new Set(new FormData(this.#form).getAll('answer').map(String));
    if (chosen.size === 0) {
      this.#say(kind === 'single' ? this.#text.chooseOne : this.#text.chooseSome);
      return;
    }
    const { correct, verdicts } = gradeChoices(choices, chosen);
    for (const { id, verdict } of verdicts) {
      // A single choice explains itself; the others stay unexplained so that a second try is worth something.
      if (kind === 'single' && !chosen.has(id)) continue;
      const why = this.#find(`[data-choice="${id}"] .why`);
      const mark =
        kind === 'multiple' ? `${RIGHT[verdict] ? '○' : '✕'} ${this.#text.verdict[verdict]}. ` : '';
      why.replaceChildren(...marked(mark, RIGHT[verdict]), choices.find((choice) => choice.id === id)!.why);
      why.dataset.right = RIGHT[verdict] ? 'yes' : 'no';
      why.hidden = false;
    }
    const judged = verdicts.filter(({ verdict }) => RIGHT[verdict]).length;
    const more = kind === 'multiple' && !correct ? fill(this.#text.partly, verdicts.length, judged) : '';
    const why = kind === 'single' ? choices.find(({ id }) => chosen.has(id))!.why : '';
    this.#grade(correct, more, why);
  }

  #checkNumber({ unit, key, tolerance, why, detectors }: NumericData): void {
    const typed = String(new FormData(this.#form).get('answer') ?? '');
    const grade = gradeNumber(
      { unit, key, tolerance, detectors: detectors.map(({ value }) => value) },
      typed,
    );
    if ('problem' in grade) {
      const hint =
        grade.problem === 'empty' || grade.problem === 'not-a-number' ? '' : ` ${this.#text.unitHint[unit]}`;
      this.#say(fill(this.#text[grade.problem], grade.given) + hint);
      return;
    }
    const read = fill(this.#text.read, formatQuantity(grade.value, unit, this.#lang));
    const explanation = grade.correct
      ? why
      : grade.detector === undefined
        ? this.#text.rethink
        : detectors[grade.detector]!.why;
    this.#grade(grade.correct, read, explanation);
  }

  #grade(correct: boolean, more: string, why: string): void {
    const verdict = `${correct ? '○' : '✕'} ${correct ? this.#text.correct : this.#text.wrong} `;
    this.#say(...marked(verdict, correct), more);
    // The choice shows its own explanation beside itself; here it is only for those who hear the page.
    if (why !== '' && this.#data.kind === 'numeric') this.#feedback.append(paragraph(why));
    else if (why !== '') this.#feedback.append(hiddenParagraph(why));
    const see = this.querySelector('.see a');
    if (see !== null) this.#feedback.append(see.cloneNode(true));
    this.#retry.hidden = correct;
    const detail: AnsweredDetail = {
      id: this.dataset.id!,
      version: Number(this.dataset.version),
      correct,
      first: !this.#answered,
    };
    this.#answered = true;
    this.dispatchEvent(new CustomEvent(ANSWERED, { bubbles: true, detail }));
  }

  #say(...parts: readonly (Node | string)[]): void {
    this.#feedback.replaceChildren(paragraph(...parts));
  }

  #clear(): void {
    this.#feedback.replaceChildren();
    for (const why of this.querySelectorAll<HTMLElement>('.why')) {
      why.replaceChildren();
      why.hidden = true;
    }
    this.#retry.hidden = true;
  }

  /** Clears what was said and puts the cursor back at the answer, which stays as it was. */
  #again(): void {
    this.#clear();
    (this.querySelector<HTMLInputElement>('input:checked') ?? this.querySelector('input'))?.focus();
  }

  get #lang(): 'ko' | 'en' {
    return this.dataset.lang === 'en' ? 'en' : 'ko';
  }

  get #form(): HTMLFormElement {
    return this.querySelector('form')!;
  }

  get #feedback(): HTMLElement {
    return this.#find('.feedback');
  }

  get #retry(): HTMLElement {
    return this.#find('.retry');
  }

  #find(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`quiz-question ${this.id}: no ${selector}`);
    return found;
  }
}

function marked(text: string, right: boolean): Node[] {
  if (text === '') return [];
  const mark = document.createElement('b');
  mark.className = right ? 'right' : 'not-right';
  mark.textContent = text;
  return [mark];
}

function paragraph(...parts: readonly (Node | string)[]): HTMLParagraphElement {
  const made = document.createElement('p');
  made.append(...parts);
  return made;
}

function hiddenParagraph(text: string): HTMLParagraphElement {
  const made = paragraph(text);
  made.className = 'sr-only';
  return made;
}

customElements.define('quiz-question', QuizQuestion);
