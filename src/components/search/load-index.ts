import type { Language } from '../../lib/i18n/language.ts';
import { SearchIndex } from '../../lib/search/search-index.ts';

let loading: Promise<SearchIndex> | undefined;

/** The index of one language, fetched once a page. Rejects when it cannot be fetched; the next call tries again. */
export function loadIndex(base: string, lang: Language): Promise<SearchIndex> {
  loading ??= fetchIndex(`${base}search/${lang}.json`).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchIndex(address: string): Promise<SearchIndex> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return new SearchIndex(await response.json());
}
