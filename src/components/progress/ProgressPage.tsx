import type { Language } from '../../lib/i18n/language.ts';
import type { Course } from './course-data.ts';
import { Keeping } from './Keeping.tsx';
import { LessonRow } from './LessonRow.tsx';
import { ReviewDays } from './ReviewDays.tsx';
import { progressTexts } from './texts.ts';
import { useProgress } from './use-progress.ts';
import { WeakList } from './WeakList.tsx';
import './progress.css';

interface Props {
  readonly lang: Language;
  readonly course: Course;
}

/** What is done, what is weak, what is due; and the record itself, to be taken along or erased. */
export function ProgressPage({ lang, course }: Props) {
  const { progress, trouble } = useProgress();
  const text = progressTexts[lang];
  return (
    <div class="progress not-content">
      {trouble && (
        <p class="progress-trouble" role="status">
          {text.trouble[trouble]}
        </p>
      )}
      <section aria-labelledby="progress-lessons">
        <h2 id="progress-lessons">{text.lessons}</h2>
        <ol class="progress-lessons">
          {course.lessons.map((lesson) => (
            <LessonRow key={lesson.id} lang={lang} course={course} lesson={lesson} progress={progress} />
          ))}
          <LessonRow
            lang={lang}
            course={course}
            lesson={{ id: 'check', title: text.check }}
            progress={progress}
          />
        </ol>
        <p class="progress-legend" aria-hidden="true">
          {(['right', 'later', 'wrong', 'none'] as const).map((mark) => (
            <span key={mark}>
              <i class={`progress-mark progress-${mark}`} /> {text.mark[mark]}
            </span>
          ))}
        </p>
      </section>
      <section aria-labelledby="progress-weak">
        <h2 id="progress-weak">{text.weak}</h2>
        <WeakList lang={lang} course={course} progress={progress} />
      </section>
      <section aria-labelledby="progress-due">
        <h2 id="progress-due">{text.review}</h2>
        <ReviewDays lang={lang} course={course} progress={progress} />
      </section>
      <section aria-labelledby="progress-keeping">
        <h2 id="progress-keeping">{text.keeping}</h2>
        <Keeping lang={lang} />
      </section>
    </div>
  );
}
