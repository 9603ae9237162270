/** What the course holds, in one language: plain data that an island is given. */
export interface Course {
  readonly lessons: readonly { readonly id: string; readonly title: string }[];
  /** In the order of the course. */
  readonly questions: readonly CourseItem[];
  readonly labs: readonly { readonly id: string; readonly lesson: string; readonly name: string }[];
}

export interface CourseItem {
  /** `2-1-2/who-initiates` */
  readonly id: string;
  readonly version: number;
  readonly prompt: string;
}

/** The site's path of a language: `/`, `/en/`. */
export const homeOf = (lang: 'ko' | 'en'): string =>
  `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${lang === 'en' ? 'en/' : ''}`;

/** Where a question stands in the site. */
export function addressOf(question: string, lang: 'ko' | 'en'): string {
  const [lesson, id] = question.split('/');
  return `${homeOf(lang)}${lesson}/#q-${lesson}-${id}`;
}
