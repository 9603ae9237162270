import type { Language } from '../../lib/i18n/language.ts';
import type { Progress } from '../../lib/progress/progress.ts';
import { localDay, reviewOf } from '../../lib/progress/review.ts';
import { type Course, homeOf } from './course-data.ts';
import { dateOf } from './date-of.ts';
import { progressTexts } from './texts.ts';

interface Props {
  readonly lang: Language;
  readonly course: Course;
  readonly progress: Progress;
}

/** What comes back today, and on which days the rest does. */
export function ReviewDays({ lang, course, progress }: Props) {
  const text = progressTexts[lang];
  const { today, later } = reviewOf(progress.questions, course.questions, localDay, Date.now());
  return (
    <>
      <p>
        {today.length > 0 ? (
          <a class="progress-button" href={`${homeOf(lang)}review/`}>
            {text.dueToday(today.length)}
          </a>
        ) : (
          text.dueNothing
        )}
      </p>
      {later.size > 0 && (
        <ul>
          {[...later].map(([day, count]) => (
            <li key={day}>{text.dueLater(dateOf(day, lang), count)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
