import { gradeOrder } from '../../lib/quiz/grade.ts';
import { BLANK, blanksOf } from '../../lib/sandbox/blanks.ts';
import { MovableLines } from '../quiz/movable-lines.ts';
import { fill } from '../quiz/texts.ts';
import { askForInsertion } from './insertion.ts';
import { type LineData, UNUSED } from './line-data.ts';
import { labTexts } from './texts.ts';

/** Lines of a program that check themselves, and then offer to go into the learner's code. */
class LabLines extends HTMLElement {
  readonly #texts = labTexts[this.dataset.lang === 'en' ? 'en' : 'ko'].lines;
  #data!: LineData;
  #lines: MovableLines | undefined;

  connectedCallback(): void {
    this.#data = JSON.parse(this.#find('script').textContent ?? '') as LineData;
    const form = this.#find<HTMLFormElement>('form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#check();
    });
    form.addEventListener('input', () => this.#clear());
    this.#find('.insert').addEventListener('click', () => this.#insert());
    if (this.#data.kind === 'order')
      this.#lines = new MovableLines(this, this.#texts.place, () => this.#clear());
  }

  #check(): void {
    this.#clear();
    if (this.#data.kind === 'order') this.#checkOrder(this.#lines!);
    else this.#checkBlanks();
  }

  #checkOrder(lines: MovableLines): void {
    const { lines: wanted } = this.#data;
    const key = wanted.map((_, place) => String(place));
    const { order } = lines;
    const divider = order.indexOf(UNUSED);
    const used = divider < 0 ? order : order.slice(0, divider);
    const own = used.filter((id) => key.includes(id));
    const { run } = gradeOrder(key, own);
    if (run.length === key.length && used.length === key.length) {
      this.#right();
      return;
    }
    lines.mark(run);
    const extra = used.length > own.length ? ` ${this.#texts.extra}` : '';
    this.#say(fill(this.#texts.inOrder, key.length, run.length) + extra, false);
  }

  #checkBlanks(): void {
    const answers = blanksOf(this.#data.lines);
    const blanks = [...this.querySelectorAll('select')];
    if (blanks.some(({ value }) => value === '')) {
      this.#say(this.#texts.chooseAll, false);
      blanks.find(({ value }) => value === '')!.focus();
      return;
    }
    const wrong = blanks.filter(({ value }, place) => value !== answers[place]);
    for (const blank of wrong) blank.setAttribute('aria-invalid', 'true');
    if (wrong.length === 0) this.#right();
    else this.#say(fill(this.#texts.filled, blanks.length, blanks.length - wrong.length), false);
  }

  #right(): void {
    this.#say(this.#texts.right, true);
    this.#find('.insert').hidden = false;
  }

  #insert(): void {
    const { lab, file, instead, lines } = this.#data;
    const ending = instead.endsWith('\n') ? '\n' : '';
    const text = lines.join('\n').replace(BLANK, (_, answer: string) => answer) + ending;
    document.getElementById(`lab-${lab}`)?.scrollIntoView();
    askForInsertion({
      lab,
      file,
      instead,
      text,
      done: (inserted) =>
        this.#say(fill(inserted ? this.#texts.inserted : this.#texts.differs, file), inserted),
    });
  }

  #clear(): void {
    this.#lines?.mark();
    for (const blank of this.querySelectorAll('select')) blank.removeAttribute('aria-invalid');
    this.#find('.insert').hidden = true;
    this.#say('');
  }

  #say(sentence: string, right?: boolean): void {
    const status = this.#find('[role=status]');
    status.textContent = sentence;
    if (right === undefined) delete status.dataset.right;
    else status.dataset.right = right ? 'yes' : 'no';
  }

  #find<Found extends HTMLElement>(selector: string): Found {
    const found = this.querySelector<Found>(selector);
    if (found === null) throw new Error(`lab-lines: no ${selector}`);
    return found;
  }
}

customElements.define('lab-lines', LabLines);
