import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const { SITE_FOLDER = 'dist', BASE = '/' } = process.env;

/** The folder of the site under test, and the path it was built to live below. */
export const SITE = resolve(import.meta.dirname, '../..', SITE_FOLDER);
export const PREFIX = BASE.replace(/\/$/, '');

/** A page of the built site. */
export interface BuiltPage {
  /** Address below the site's root: `/2-1-2/`. */
  readonly path: string;
  readonly html: string;
}

/** Every page in dist/. Throws when the site has not been built. */
export function builtPages(): BuiltPage[] {
  if (!existsSync(SITE)) throw new Error('These tests read the built site: run `npm run build` first.');
  return readdirSync(SITE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      path: `/${relative(SITE, join(SITE, file)).replace(/index\.html$/, '')}`,
      html: readFileSync(join(SITE, file), 'utf8'),
    }));
}

/** The page's text as a reader sees it: without tags, scripts, styles and code. */
export function readableText(html: string): string {
  return html
    .replace(/<(script|style|pre|code|math|svg)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

/** Bytes of a file of the site after gzip, as it crosses the network. */
export const gzippedSize = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

/** The file that an address of the site is served from; undefined when there is none, or it lies outside the site. */
export function fileAt(path: string): string | undefined {
  if (!path.startsWith(`${PREFIX}/`)) return undefined;
  const file = join(SITE, decodeURIComponent(path.slice(PREFIX.length)));
  return [file, join(file, 'index.html')].find(
    (candidate) => existsSync(candidate) && !candidate.endsWith('/'),
  );
}
