import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { localized } from './lib/quiz/localized.ts';
import { checkFile, quizFile } from './lib/quiz/schema.ts';

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  quizzes: defineCollection({
    loader: glob({ pattern: '?-?-?.yaml', base: './src/content/quizzes' }),
    schema: quizFile,
  }),
  check: defineCollection({
    loader: glob({ pattern: 'check.yaml', base: './src/content/quizzes' }),
    schema: checkFile,
  }),
  glossary: defineCollection({
    loader: file('./src/content/glossary/terms.yaml'),
    schema: z.strictObject({ id: z.string(), ko: z.string(), en: z.string(), meaning: localized }),
  }),
};
