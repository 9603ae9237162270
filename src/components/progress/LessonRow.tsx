import type { Language } from '../../lib/i18n/language.ts';
import type { Progress, QuestionProgress } from '../../lib/progress/progress.ts';
import { addressOf, type Course, type CourseItem, homeOf } from './course-data.ts';
import { progressTexts } from './texts.ts';

interface Props {
  readonly lang: Language;
  readonly course: Course;
  readonly lesson: Course['lessons'][number];
  readonly progress: Progress;
}

/** One lesson: how far it was read, a mark for each of its questions, its predictions and labs. */
export function LessonRow({ lang, course, lesson, progress }: Props) {
  const text = progressTexts[lang];
  const questions = course.questions.filter(({ id }) => id.startsWith(`${lesson.id}/`));
  const marks = questions.map((question) => markOf(question, progress.questions[question.id]));
  const answered = marks.filter((mark) => mark !== 'none').length;
  const right = marks.filter((mark) => mark === 'right').length;
  const predictions = Object.entries(progress.predictions).flatMap(([id, made]) =>
    id.startsWith(`${lesson.id}/`) ? [made] : [],
  );
  const judged = predictions.filter((made) => made.right !== undefined);
  const labs = course.labs.filter((lab) => lab.lesson === lesson.id);
  const read = progress.lessons[lesson.id];
  const state = read?.finished !== undefined ? 'finished' : read ? 'opened' : 'unopened';
  return (
    <li>
      <p class="progress-lesson">
        <a href={`${homeOf(lang)}${lesson.id}/`}>{lesson.title}</a>
        {lesson.id !== 'check' && <span class={`progress-state progress-${state}`}>{text[state]}</span>}
      </p>
      <p>{text.questions(right, answered, questions.length)}</p>
      <ol class="progress-marks">
        {questions.map(({ id, prompt }, place) => (
          <li key={id}>
            <a class={`progress-mark progress-${marks[place]}`} href={addressOf(id, lang)} title={prompt}>
              <span class="sr-only">
                {text.mark[marks[place]!]}: {prompt}
              </span>
            </a>
          </li>
        ))}
      </ol>
      {predictions.length > 0 && (
        <p>
          {text.predictions(predictions.length, judged.filter((made) => made.right).length, judged.length)}
        </p>
      )}
      {labs.length > 0 && (
        <ul class="progress-labs" aria-label={text.labs}>
          {labs.map(({ id, name }) => (
            <li key={id}>
              <a href={`${homeOf(lang)}labs/${id}/`}>{name}</a> <span>{labState(progress, id, lang)}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function labState(progress: Progress, id: string, lang: Language): string {
  const text = progressTexts[lang];
  const lab = progress.labs[id];
  if (lab?.passed !== undefined) return `✓ ${text.labPassed}`;
  return lab ? text.labStarted : text.labUntouched;
}

function markOf({ version }: CourseItem, known: QuestionProgress | undefined) {
  if (known?.version !== version) return 'none';
  const { answers } = known;
  if (answers[0]!.score === 1) return 'right';
  return answers.at(-1)!.score === 1 ? 'later' : 'wrong';
}
