import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkMath from 'remark-math';
import { codeFont } from './scripts/code-font.ts';
import { compress } from './scripts/compress.ts';
import { isolation } from './scripts/isolation.ts';
import { offline } from './scripts/offline.ts';
import { searchIndex } from './scripts/search-index.ts';
import { plainInk, theme, titled } from './src/components/sandbox/highlight.ts';

/** SITE and BASE say where the built site will live: `SITE=https://example.org BASE=/ieum npm run build`. */
const { SITE, BASE } = process.env;

export default defineConfig({
  site: SITE ?? 'http://localhost:4321',
  base: BASE ?? '/',
  trailingSlash: 'always',
  server: { port: 4321 },
  markdown: {
    // Astro's default processor prints the asterisks of **소켓(socket)**을; remark-cjk-friendly makes it bold.
    processor: unified({
      remarkPlugins: [remarkCjkFriendly, remarkMath],
      rehypePlugins: [[rehypeKatex, { output: 'mathml' }]],
    }),
    shikiConfig: { theme, transformers: [plainInk, titled] },
  },
  integrations: [
    starlight({
      title: { ko: '이음', en: 'Ieum' },
      logo: { light: './src/assets/logo-light.svg', dark: './src/assets/logo-dark.svg', alt: '' },
      defaultLocale: 'root',
      locales: { root: { label: '한국어', lang: 'ko' }, en: { label: 'English', lang: 'en' } },
      sidebar: [
        {
          label: '2.1 네트워크 애플리케이션의 원리',
          translations: { en: '2.1 Principles of network applications' },
          items: [
            '2-1-1',
            '2-1-2',
            '2-1-3',
            '2-1-4',
            '2-1-5',
            { label: '실습', translations: { en: 'Labs' }, link: '/labs/' },
            { label: '종합 확인', translations: { en: 'Final check' }, link: '/check/' },
            'glossary',
          ],
        },
        {
          label: '나의 공부',
          translations: { en: 'Your learning' },
          items: [
            { label: '되살리기', translations: { en: 'Bring it back' }, link: '/review/' },
            { label: '내 진도', translations: { en: 'Your progress' }, link: '/progress/' },
          ],
        },
        { label: '이 사이트', translations: { en: 'This site' }, items: ['about', 'about/licenses'] },
      ],
      customCss: ['./src/styles/stand-in-fonts.css', './src/styles/tokens.css', './src/styles/page.css'],
      components: {
        Head: './src/components/starlight/Head.astro',
        Search: './src/components/starlight/Search.astro',
      },
      credits: false,
      // Its style and script are 5 KB of a page's 65; Shiki alone needs none.
      expressiveCode: false,
      pagefind: false,
    }),
    mdx(),
    // The engine's scripts are fetched as text: Babel need not read their megabytes.
    preact({ exclude: ['**/.engine/**'] }),
    codeFont(),
    isolation(),
    searchIndex(),
    offline(),
    compress(),
  ],
  vite: { build: { assetsInlineLimit: 0 } },
});
