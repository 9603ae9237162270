import type { QuizTexts } from '../texts.ts';

/** What came of an answer. */
export interface Judgement {
  /** From 0 to 1, which is right. */
  readonly score: number;
  /** What is said behind the verdict: how much is right, or how the answer was read. */
  readonly more?: string;
  /** What stands beside the answer already: repeated for those who hear the page. */
  readonly beside?: string;
  /** Why, or how to mend it. */
  readonly why?: string;
}

/** A question of one kind as it stands in the page. */
export interface KindView {
  /** Judges what was given and marks it; a sentence when something is still to be given, which is no answer then. */
  check(): Judgement | string;
  /** Takes back what `check` has shown. */
  clear(): void;
  /** Asks anew: with other values, or in another order. Seed 0 is what the lesson shows. */
  renew(seed: number): void | Promise<void>;
  /** Where another try begins. */
  focus(): void;
  /** Asks with values that are not the present ones, where there are any others. */
  another?(): Promise<void>;
}

/** What every kind knows: the question's element, and what a quiz says in its language. */
export class QuestionPart {
  protected readonly root: HTMLElement;
  protected readonly text: QuizTexts;

  constructor(root: HTMLElement, text: QuizTexts) {
    this.root = root;
    this.text = text;
  }
}

/** The element a question must have. */
export function find<Wanted extends HTMLElement = HTMLElement>(root: HTMLElement, selector: string): Wanted {
  const found = root.querySelector<Wanted>(selector);
  if (found === null) throw new Error(`quiz-question ${root.id}: no ${selector}`);
  return found;
}

/** Says beside a choice, row or line what is to be said of it; the place is made when it is first needed. */
export function explainBeside(place: HTMLElement, isRight: boolean, mark: string, why: string): void {
  let beside = place.querySelector<HTMLElement>('.why');
  if (beside === null) {
    beside = document.createElement('div');
    beside.className = 'why';
    place.append(beside);
  }
  beside.replaceChildren(...marked(mark, isRight), why);
  beside.dataset.right = isRight ? 'yes' : 'no';
}

export function clearBeside(root: HTMLElement): void {
  for (const why of root.querySelectorAll('.why')) why.remove();
}

/** A verdict in bold, told by sign and colour. */
export function marked(text: string, isRight: boolean): Node[] {
  if (text === '') return [];
  const mark = document.createElement('b');
  mark.className = isRight ? 'right' : 'not-right';
  mark.textContent = text;
  return [mark];
}

/** What the folded answers say of a choice, a row or a line. */
export function reasonFor(root: HTMLElement, id: string): string {
  return find(root, `.answers [data-of="${id}"] span`).textContent!.trim();
}
