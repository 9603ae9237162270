import type { Progress, ProgressEvent } from '../../lib/progress/progress.ts';
import { progressStore, recordProgress } from '../../lib/progress/record.ts';
import { localDay, reviewOf } from '../../lib/progress/review.ts';
import styles from './follow-page.css?inline';
import { progressTexts } from './texts.ts';

const text = progressTexts[document.documentElement.lang === 'en' ? 'en' : 'ko'];

/** Notes how far a lesson is read and what is predicted in it, and marks in the page what has been done. */
export function followPage(): void {
  const style = document.createElement('style');
  style.textContent = styles;
  document.head.append(style);
  const lesson = lessonAt(location.pathname);
  if (lesson !== undefined) {
    followLesson(lesson);
    followPredictions(lesson);
  }
  const mark = () => {
    markLinks(progressStore.progress);
    showStart(progressStore.progress);
  };
  progressStore.subscribe(mark);
  mark();
}

const lessonAt = (path: string): string | undefined => /\/(\d-\d-\d)\/$/.exec(path)?.[1];

function followLesson(lesson: string): void {
  recordProgress({ kind: 'lesson', lesson, reached: 'opened' });
  const content = document.querySelector('.sl-markdown-content');
  const note = (reached: 'opened' | 'end') =>
    recordProgress({ kind: 'lesson', lesson, reached, place: placeInPage() });
  // A page may be left without a word: what was last scrolled to is known before.
  for (const event of ['scrollend', 'pagehide']) addEventListener(event, () => note('opened'));
  if (!content?.lastElementChild) return;
  const end = new IntersectionObserver(([entry]) => {
    if (!entry!.isIntersecting) return;
    end.disconnect();
    note('end');
  });
  end.observe(content.lastElementChild);
}

/** Id of the heading that the reader has last passed. */
function placeInPage(): string | undefined {
  const headings = [...document.querySelectorAll<HTMLElement>('.sl-markdown-content h2[id]')];
  return headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 2)?.id;
}

/** A box's choice becomes a prediction when its answer is unfolded; a prediction made before is chosen again. */
function followPredictions(lesson: string): void {
  for (const box of document.querySelectorAll<HTMLElement>('.predict:has(> details)')) {
    const id = `${lesson}/${box.id}`;
    const made = progressStore.progress.predictions[id];
    const before = made && box.querySelector<HTMLInputElement>(`input[value="${made.guess}"]`);
    if (before && !box.querySelector('input:checked')) before.checked = true;
    box.querySelector('details')!.addEventListener('toggle', ({ target }) => {
      const chosen = box.querySelector<HTMLInputElement>('input:checked');
      if (!(target as HTMLDetailsElement).open || chosen === null) return;
      const event: ProgressEvent = {
        kind: 'prediction',
        id,
        guess: chosen.value,
        right: chosen.closest('label')!.classList.contains('actual'),
      };
      recordProgress(event);
    });
  }
}

/** Lessons in the sidebar, labs in their list. */
function markLinks({ lessons, labs }: Progress): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav.sidebar a, .labs > li > a')) {
    const { pathname } = new URL(link.href);
    const lesson = lessons[lessonAt(pathname) ?? ''];
    const lab = labs[/\/labs\/([^/]+)\/$/.exec(pathname)?.[1] ?? ''];
    const isDone = lesson?.finished !== undefined || lab?.passed !== undefined;
    setMark(link, isDone ? 'done' : lesson || lab ? 'begun' : undefined, lab ? 'lab' : 'lesson');
  }
}

function setMark(link: HTMLElement, state: 'done' | 'begun' | undefined, kind: 'lesson' | 'lab'): void {
  link.querySelector('.done-mark')?.remove();
  if (state === undefined) return;
  const mark = document.createElement('span');
  mark.className = `done-mark done-mark-${state}`;
  const words = document.createElement('span');
  words.className = 'sr-only';
  const [done, begun] = kind === 'lab' ? [text.labPassed, text.labStarted] : [text.finished, text.opened];
  words.textContent = ` (${state === 'done' ? done : begun})`;
  mark.append(words);
  link.append(mark);
}

/** On the home page: where the learner left off, and what comes back today. */
function showStart({ lessons, questions }: Progress): void {
  const start = document.querySelector<HTMLElement>('[data-continue]');
  if (start === null) return;
  const go = start.querySelector<HTMLAnchorElement>('.continue-lesson')!;
  const titles = JSON.parse(start.dataset.continue!) as Record<string, string>;
  const next = whereToGoOn(lessons, Object.keys(titles));
  go.hidden = next === undefined;
  if (next !== undefined) {
    const place = lessons[next]?.finished === undefined ? lessons[next]?.place : undefined;
    go.href = `${start.dataset.home}${next}/${place === undefined ? '' : `#${place}`}`;
    go.textContent = text.continue(titles[next]!);
  }
  const course = start.dataset.course!.split(' ').map((one) => {
    const [id, version] = one.split(':');
    return { id: id!, version: Number(version) };
  });
  const due = reviewOf(questions, course, localDay, Date.now()).today.length;
  const back = start.querySelector<HTMLAnchorElement>('.continue-review')!;
  back.hidden = due === 0;
  back.textContent = text.reviewToday(due);
  start.hidden = go.hidden && back.hidden;
}

/** The lesson that was open last or, if it was read to its end, the next one that was not; undefined for who has not begun. */
function whereToGoOn(lessons: Progress['lessons'], course: readonly string[]): string | undefined {
  const visited = course.filter((id) => lessons[id] !== undefined);
  const [last] = visited.sort((one, other) => lessons[other]!.visited - lessons[one]!.visited);
  if (last === undefined || lessons[last]!.finished === undefined) return last;
  const after = course.slice(course.indexOf(last) + 1);
  return after.find((id) => lessons[id]?.finished === undefined) ?? last;
}
