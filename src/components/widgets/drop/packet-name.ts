import { messageIn } from '../../../lib/experiments/meddling.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { packetLabel } from '../../../lib/net/trace/describe.ts';
import type { Hop } from '../../../lib/net/trace/hop.ts';
import type { Numbers } from '../../../lib/net/trace/relative-numbers.ts';
import { count } from '../../net/packet-texts.ts';
import type { DropTexts } from './texts.ts';

/** What stands on the envelope, and what it is called in full. */
export interface PacketName {
  readonly short: string;
  readonly full: string;
}

export function packetName(
  lang: Language,
  words: DropTexts,
  { hop, numbers }: { readonly hop: Hop; readonly numbers: ReadonlyMap<number, Numbers> },
): PacketName {
  const { packet: texts } = words;
  const message = messageIn(hop);
  const known = numbers.get(hop.packet.id);
  const label = packetLabel(hop.packet);
  if (message !== undefined) {
    const { payload } = hop.packet.body as { payload: Uint8Array };
    const bytes = known
      ? ` (${texts.bytes(count(known.seq, lang), count(known.seq + payload.length - 1, lang))})`
      : '';
    return { short: String(message), full: `${texts.message(message)}${bytes}` };
  }
  if (label === 'ACK' && known?.ack !== undefined) {
    const name = texts.ack(known.ack);
    return { short: name, full: name };
  }
  return { short: label.replace(', ', '·'), full: label };
}
