import { useMemo } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import type { Packet } from '../../../lib/net/packet.ts';
import type { Field } from '../../../lib/net/wire/field.ts';
import { fieldsOf } from '../../../lib/net/wire/fields-of.ts';
import { utf8Text } from '../../../lib/net/wire/utf8.ts';
import { fieldName, fieldValue } from '../../net/packet-field-names.ts';
import { payloadOf } from '../../net/packet-kind.ts';
import type { Part } from './stages.ts';
import type { JourneyTexts } from './texts.ts';

interface OpenedProps {
  readonly lang: Language;
  readonly words: JourneyTexts;
  readonly transport: 'TCP' | 'UDP';
  readonly packet: Packet;
  readonly part: Part;
}

/** The fields that a first look at a header is about. */
const telling =
  /^(ip\.(source|destination|ttl|protocol|length)|(tcp|udp)\.(source-port|destination-port|seq|length))$/;

/** What is in the part that was opened, and who reads it. */
export function Opened({ lang, words, transport, packet, part }: OpenedProps) {
  const fields = useMemo(() => fieldsOf(packet), [packet]);
  const header = part === 'ip' ? fields[0] : part === 'transport' ? fields[1] : undefined;
  return (
    <section class="journey-opened" aria-live="polite">
      <h4>{words.parts(transport)[part]}</h4>
      <p class="widget-note">
        {words.opened.read}: {words.opened.readers[part]}
      </p>
      {header && (
        <dl>
          {chosen(header).map((field) => (
            <div key={field.id}>
              <dt>{fieldName(field.name, lang)}</dt>
              <dd>{fieldValue(field.value, lang)}</dd>
            </div>
          ))}
        </dl>
      )}
      {(part === 'header' || part === 'trailer') && <p>{words.opened[part]}</p>}
      {part === 'message' && <Message bytes={payloadOf(packet)} words={words} />}
    </section>
  );
}

const chosen = ({ children = [] }: Field): readonly Field[] => children.filter(({ id }) => telling.test(id));

function Message({ bytes, words }: { readonly bytes: Uint8Array; readonly words: JourneyTexts }) {
  const text = utf8Text(bytes);
  const readable = text !== undefined && !/[^\P{Cc}\r\n]/u.test(text);
  return readable ? (
    <pre class="journey-message">{text.replaceAll('\r\n', '␍␊\n')}</pre>
  ) : (
    <>
      <p class="journey-bytes">{[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}</p>
      <p class="widget-note">{words.opened.binary}</p>
    </>
  );
}
