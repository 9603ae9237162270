import { getCollection, getEntry } from 'astro:content';
import type { Language } from '../../lib/i18n/language.ts';
import { instanceOf, withValues } from '../../lib/quiz/instance.ts';
import type { Question } from '../../lib/quiz/schema.ts';
import { compute } from '../quiz/models.ts';
import { labIds, labNumber, readLab } from '../sandbox/read-lab.ts';
import type { Course } from './course-data.ts';

/** What the course holds, to be compared with what the learner has done. Read when the site is built. */
export async function readCourse(lang: Language): Promise<Course> {
  const files = (await getCollection('quizzes')).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const { transfer } = (await getEntry('check', 'check'))!.data;
  const asked = (lesson: string, question: Question) => ({
    id: `${lesson}/${question.id}`,
    version: question.version,
    prompt: promptOf(question, lang),
  });
  return {
    lessons: await Promise.all(
      files.map(async ({ id }) => ({
        id,
        title: (await getEntry('docs', lang === 'ko' ? id : `${lang}/${id}`))!.data.title,
      })),
    ),
    questions: [
      ...files.flatMap(({ data }) => data.questions.map((question) => asked(data.lesson, question))),
      asked('check', transfer),
    ],
    labs: labIds().map((id) => {
      const lab = readLab(id);
      return { id, lesson: lab.lesson, name: `${labNumber(lab)} ${lab.title[lang]}` };
    }),
  };
}

function promptOf(question: Question, lang: Language): string {
  const values = question.kind === 'numeric' ? instanceOf(question, 0, compute).values : {};
  return withValues(question.prompt[lang], values, lang);
}
