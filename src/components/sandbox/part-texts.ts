import type { Texts } from '../../lib/i18n/language.ts';

/** What stands in the place of a part of the page while it is fetched, and when it does not come. */
export const partTexts: Texts<{ readonly loading: string; readonly failed: string; readonly retry: string }> =
  {
    ko: { loading: '불러오는 중이에요.', failed: '불러오지 못했어요.', retry: '다시 해 보기' },
    en: { loading: 'Loading.', failed: 'It did not load.', retry: 'Try again' },
  };
