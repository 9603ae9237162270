/** The languages of the course. Korean comes first: it is the language of the pages at the root. */
export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Texts of one component, both languages side by side and of the same shape. */
export type Texts<T> = Readonly<Record<Language, T>>;
