import { progressStore, recordProgress } from '../../lib/progress/record.ts';
import { type CourseQuestion, localDay, reviewOf } from '../../lib/progress/review.ts';
import { ANSWERED, type AnsweredDetail } from '../quiz/question-data.ts';
import { QuizQuestion } from '../quiz/quiz-question.ts';
import { homeOf } from './course-data.ts';
import { dateOf } from './date-of.ts';
import { reviewTexts } from './review-texts.ts';

/** Asks what comes back today, one question after the other, each with values it has not been asked with. */
class ReviewSession extends HTMLElement {
  readonly #lang = this.dataset.lang === 'en' ? 'en' : 'ko';
  readonly #text = reviewTexts[this.#lang];
  readonly #pages = new Map<string, Promise<Document>>();
  /** First answers of this sitting, by question. */
  readonly #right = new Map<string, boolean>();
  #asked: readonly string[] = [];

  connectedCallback(): void {
    this.addEventListener(ANSWERED, (event) => this.#answered((event as CustomEvent<AnsweredDetail>).detail));
    const { today } = this.#review();
    this.#asked = today;
    if (today.length === 0) this.#end(this.#text.nothing);
    else void this.#ask(0, false);
  }

  #review() {
    const course = JSON.parse(this.dataset.course!) as CourseQuestion[];
    return reviewOf(progressStore.progress.questions, course, localDay, Date.now());
  }

  async #ask(place: number, moveFocus: boolean): Promise<void> {
    const id = this.#asked[place]!;
    const lesson = id.split('/')[0]!;
    const said = paragraph('review-place', this.#text.loading);
    said.setAttribute('role', 'status');
    this.replaceChildren(said);
    try {
      const question = await this.#fetch(id);
      const name = /^\d/.test(lesson) ? lesson.replaceAll('-', '.') : this.#text.title;
      said.textContent = `${this.#text.place(place + 1, this.#asked.length)} · ${this.#text.from(name)}`;
      // It is not shown before it has its new values.
      question.hidden = true;
      this.append(question);
      const known = progressStore.progress.questions[id];
      await question.renew(1 + (known?.answers.length ?? 0));
      question.hidden = false;
      if (moveFocus) focusOn(said);
    } catch {
      said.textContent = this.#text.failed(lesson.replaceAll('-', '.'));
    }
  }

  /** The question as it stands in its lesson's page, made one of this page. */
  async #fetch(id: string): Promise<QuizQuestion> {
    const [lesson, name] = id.split('/');
    const address = `${homeOf(this.#lang)}${lesson}/`;
    let page = this.#pages.get(lesson!);
    if (page === undefined) {
      page = fetchPage(address);
      this.#pages.set(lesson!, page);
    }
    const found = (await page).getElementById(`q-${lesson}-${name}`);
    if (found === null) throw new Error(`${address} has no question ${name}`);
    const question = document.importNode(found, true);
    for (const link of question.querySelectorAll('a')) {
      const href = link.getAttribute('href')!;
      if (href.startsWith('#')) link.setAttribute('href', address + href);
    }
    if (!(question instanceof QuizQuestion)) throw new Error(`${id} is no question`);
    return question;
  }

  #answered({ question, version, score, confidence }: AnsweredDetail): void {
    recordProgress({ kind: 'answer', question, version, score, confidence });
    if (this.#right.has(question)) return;
    this.#right.set(question, score === 1);
    this.querySelector('quiz-question')!.classList.add('answered');
    const place = this.#asked.indexOf(question);
    const isLast = place === this.#asked.length - 1;
    const next = document.createElement('button');
    next.type = 'button';
    next.className = 'review-next';
    next.textContent = isLast ? this.#text.finish : this.#text.next;
    next.addEventListener('click', () => {
      if (!isLast) void this.#ask(place + 1, true);
      else {
        const right = [...this.#right.values()].filter(Boolean).length;
        focusOn(this.#end(this.#text.done(right, this.#asked.length)));
      }
    });
    this.append(next);
  }

  /** What is left to say when nothing is left to ask; gives its first paragraph. */
  #end(message: string): HTMLElement {
    const said = paragraph('review-said', message);
    said.setAttribute('role', 'status');
    this.replaceChildren(said);
    const [next] = this.#review().later;
    if (next !== undefined)
      this.append(paragraph('', this.#text.later(dateOf(next[0], this.#lang), next[1])));
    if (progressStore.trouble === 'not-kept') this.append(paragraph('', this.#text.notKept));
    const link = document.createElement('a');
    link.className = 'review-more';
    link.href = `${homeOf(this.#lang)}progress/`;
    link.textContent = this.#text.progress;
    this.append(link);
    return said;
  }
}

async function fetchPage(address: string): Promise<Document> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

function paragraph(name: string, text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.className = name;
  made.textContent = text;
  return made;
}

/** Focus follows to what is new, so that keyboard and screen reader go on from there. */
function focusOn(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus();
}

customElements.define('review-session', ReviewSession);
