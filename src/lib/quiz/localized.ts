import { z } from 'astro/zod';

const text = z.string().trim().min(1);

/** One text in both languages of the course. */
export const localized = z.strictObject({ ko: text, en: text });
