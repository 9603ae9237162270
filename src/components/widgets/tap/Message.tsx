import type { Language } from '../../../lib/i18n/language.ts';
import type { Overheard } from '../../../lib/tls/tap.ts';
import { Dissection } from '../../net/Dissection.tsx';
import { fieldsOf } from './heard.ts';
import type { TapTexts } from './texts.ts';

interface MessageProps {
  readonly lang: Language;
  readonly words: TapTexts;
  readonly message: Overheard;
  readonly onPin: (at: number | undefined) => void;
}

/** One message byte by byte, as far as the eavesdropper can read it. */
export function Message({ lang, words, message: { bytes, changed }, onPin }: MessageProps) {
  return (
    <section class="net-detail tap-message" aria-label={words.message}>
      {changed && <p class="tap-changed">{changeOf(words, lang, bytes, changed)}</p>}
      <Dissection lang={lang} bytes={bytes} fields={fieldsOf(bytes)} onPin={onPin} />
    </section>
  );
}

function changeOf(words: TapTexts, lang: Language, bytes: Uint8Array, changed: Uint8Array): string {
  const at = bytes.findIndex((byte, place) => byte !== changed[place]);
  const hex = (byte: number) => byte.toString(16).padStart(2, '0');
  return words.changedByte((at + 1).toLocaleString(lang), hex(bytes[at]!), hex(changed[at]!));
}
