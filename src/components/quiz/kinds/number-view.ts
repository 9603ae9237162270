import { gradeNumber } from '../../../lib/quiz/grade.ts';
import { type Instance, instanceOf, nextSeed, withValues } from '../../../lib/quiz/instance.ts';
import type { NumberData } from '../question-data.ts';
import { fill, formatQuantity, type QuizTexts } from '../texts.ts';
import { find, type Judgement, type KindView, QuestionPart } from './kind-view.ts';

/** A number with its unit. */
export class NumberView extends QuestionPart implements KindView {
  readonly #lang: 'ko' | 'en';
  readonly #data: NumberData;
  #seed: number;
  #instance: Instance;

  constructor(root: HTMLElement, text: QuizTexts, lang: 'ko' | 'en') {
    super(root, text);
    this.#lang = lang;
    this.#data = JSON.parse(find(root, 'script').textContent!) as NumberData;
    this.#seed = this.#data.seed;
    this.#instance = this.#data.first;
  }

  check(): Judgement | string {
    const { unit, tolerance } = this.#data;
    const { key, detectors } = this.#instance;
    const grade = gradeNumber({ unit, key, tolerance, detectors }, this.#input.value);
    if ('problem' in grade) {
      const isUnit = grade.problem === 'unknown-unit' || grade.problem === 'other-dimension';
      return fill(this.text[grade.problem], grade.given) + (isUnit ? ` ${this.text.unitHint[unit]}` : '');
    }
    const more = fill(this.text.read, formatQuantity(grade.value, unit, this.#lang));
    if (grade.correct) return { score: 1, more, why: this.#filled(this.#data.why) };
    const known = grade.detector === undefined ? undefined : this.#data.detectors[grade.detector]!;
    return { score: 0, more, why: known ? this.#filled(known.why) : this.text.rethink };
  }

  clear(): void {}

  /** Other values, and with them another key: computed here by the model that computed the first one. */
  async renew(seed: number): Promise<void> {
    const { compute } = await import('../models.ts');
    this.#seed = seed;
    this.#instance = instanceOf(this.#data, seed, compute);
    this.#input.value = '';
    find(this.root, 'legend').textContent = this.#filled(this.#data.prompt);
    const answer = formatQuantity(this.#instance.key, this.#data.unit, this.#lang);
    find(this.root, '.answers b').textContent = `${this.text.answer}: ${answer}.`;
    find(this.root, '.answers [data-why]').textContent = this.#filled(this.#data.why);
  }

  another(): Promise<void> {
    // Not simply the next ones: whoever comes back tomorrow shall not meet the same.
    return this.renew(nextSeed(this.#data.vary, this.#seed, 1 + (Date.now() % 1_000_000)));
  }

  focus(): void {
    this.#input.focus();
  }

  get #input(): HTMLInputElement {
    return find(this.root, '[name=answer]');
  }

  #filled(text: string): string {
    return withValues(text, this.#instance.values, this.#lang);
  }
}
