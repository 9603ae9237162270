import { gradeChoices, gradeMatches, gradeNumber, gradeOrder, type Verdict } from '../../lib/quiz/grade.ts';
import { MovableLines } from './movable-lines.ts';
import { ANSWERED, type AnsweredDetail, type DataOf, type QuestionData } from './question-data.ts';
import { fill, formatQuantity, texts } from './texts.ts';

type ChoiceData = Extract<QuestionData, { choices: unknown }>;

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
  #lines: MovableLines | undefined;

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
    if (this.#data.kind === 'ordering') {
      this.#lines = new MovableLines(this, this.#text.place, () => this.#clear());
    }
  }

  #check(): void {
    this.#clear();
    switch (this.#data.kind) {
      case 'numeric':
        this.#checkNumber(this.#data);
        break;
      case 'ordering':
        this.#checkOrder(this.#data);
        break;
      case 'matching':
        this.#checkMatches(this.#data);
        break;
      default:
        this.#checkChoices(this.#data);
    }
  }

  #checkOrder({ key, why }: DataOf<'ordering'>): void {
    const { correct, run } = gradeOrder(key, this.#lines!.order);
    this.#lines!.mark(run);
    this.#grade(correct, correct ? '' : fill(this.#text.run, key.length, run.length), correct ? why : '');
  }

  #checkMatches({ rows }: DataOf<'matching'>): void {
    const given = new Map(rows.map(({ id }) => [id, String(new FormData(this.#form).get(id) ?? '')]));
    if ([...given.values()].includes('')) {
      this.#say(this.#text.chooseAll);
      return;
    }
    const { correct, right } = gradeMatches(rows, given);
    for (const { id, why } of rows) {
      const isRight = right.includes(id);
      // A wrong row stays unexplained, so that a second try is worth something.
      const mark = isRight ? `○ ${this.#text.correct} ` : `✕ ${this.#text.wrong}`;
      this.#explain(`[data-row="${id}"] .why`, isRight, mark, isRight ? why : '');
    }
    this.#grade(correct, correct ? '' : fill(this.#text.matched, rows.length, right.length), '');
  }

  /** Says beside one choice or row what is to be said of it. */
  #explain(selector: string, isRight: boolean, mark: string, why: string): void {
    const place = this.#find(selector);
    place.replaceChildren(...marked(mark, isRight), why);
    place.dataset.right = isRight ? 'yes' : 'no';
    place.hidden = false;
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
      const mark =
        kind === 'multiple' ? `${RIGHT[verdict] ? '○' : '✕'} ${this.#text.verdict[verdict]}. ` : '';
      const { why } = choices.find((choice) => choice.id === id)!;
      this.#explain(`[data-choice="${id}"] .why`, RIGHT[verdict], mark, why);
    }
    const judged = verdicts.filter(({ verdict }) => RIGHT[verdict]).length;
    const more = kind === 'multiple' && !correct ? fill(this.#text.partly, verdicts.length, judged) : '';
    const why = kind === 'single' ? choices.find(({ id }) => chosen.has(id))!.why : '';
    this.#grade(correct, more, why);
  }

  #checkNumber({ unit, key, tolerance, why, detectors }: DataOf<'numeric'>): void {
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
    const isSaid = this.#data.kind === 'numeric' || this.#data.kind === 'ordering';
    if (why !== '' && isSaid) this.#feedback.append(paragraph(why));
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
    this.#lines?.mark();
    this.#retry.hidden = true;
  }

  /** Clears what was said and puts the cursor back at the answer, which stays as it was. */
  #again(): void {
    this.#clear();
    const first = 'input, select, [data-move][aria-disabled="false"]';
    (this.querySelector<HTMLElement>('input:checked') ?? this.querySelector<HTMLElement>(first))?.focus();
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
