import { textOf } from '../../../lib/messages/pieces.ts';
import { looksLikeTls, tlsFields } from '../../../lib/messages/tls-fields.ts';
import type { Field } from '../../../lib/net/wire/field.ts';
import type { TapTexts } from './texts.ts';

/** What a tap can make of a message. */
export function kindOf(bytes: Uint8Array): keyof TapTexts['kinds'] {
  if (!looksLikeTls(bytes)) return 'plain';
  const records = tlsFields(bytes).map(({ value }) => value);
  if (records.every((name) => name === 'handshake')) return 'hello';
  if (records.includes('alert')) return 'alert';
  return records.includes('handshake') ? 'mixed' : 'sealed';
}

/** The fields of a message; of one without TLS the whole is one. */
export const fieldsOf = (bytes: Uint8Array): readonly Field[] =>
  looksLikeTls(bytes)
    ? tlsFields(bytes)
    : [{ id: 'text', name: 'Text', value: textOf(bytes), offset: 0, length: bytes.length }];
