import type { Language } from '../../lib/i18n/language.ts';
import type { Answer, Progress } from '../../lib/progress/progress.ts';
import { addressOf, type Course } from './course-data.ts';
import { progressTexts } from './texts.ts';

interface Props {
  readonly lang: Language;
  readonly course: Course;
  readonly progress: Progress;
}

/** The questions whose last answer was not right: errors that surprised come first. */
export function WeakList({ lang, course, progress }: Props) {
  const text = progressTexts[lang];
  const weak = course.questions
    .flatMap(({ id, version, prompt }) => {
      const known = progress.questions[id];
      const last = known?.version === version ? known.answers.at(-1) : undefined;
      return last !== undefined && last.score < 1 ? [{ id, prompt, last }] : [];
    })
    .sort((one, other) => Number(isSurprise(other.last)) - Number(isSurprise(one.last)));
  if (weak.length === 0) return <p>{text.weakNone}</p>;
  return (
    <ul class="progress-weak">
      {weak.map(({ id, prompt, last }) => (
        <li key={id}>
          <a href={addressOf(id, lang)}>{prompt}</a>
          <span class={isSurprise(last) ? 'progress-surprise' : undefined}>
            {isSurprise(last)
              ? text.surprise
              : last.score > 0
                ? text.halfRight(Math.round(last.score * 100))
                : text.notYet}
          </span>
        </li>
      ))}
    </ul>
  );
}

const isSurprise = ({ score, confidence }: Answer): boolean => score < 1 && confidence === 'sure';
