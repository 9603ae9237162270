import { guessProtocol, messageFields } from '../../lib/messages/dissect.ts';
import type { Packet } from '../../lib/net/packet.ts';
import type { Numbers } from '../../lib/net/trace/relative-numbers.ts';
import { encodePacket } from '../../lib/net/wire/encode.ts';
import type { Field } from '../../lib/net/wire/field.ts';
import { fieldsOf } from '../../lib/net/wire/fields-of.ts';

/** The packet's headers, and its data as the application's message that it seems to be. */
export function fieldsWithMessage(packet: Packet, numbers?: Numbers): readonly Field[] {
  const fields = fieldsOf(packet, numbers);
  const data = fields.at(-1)!;
  const { body } = packet;
  if (data.id !== 'data' || (body.protocol !== 'tcp' && body.protocol !== 'udp')) return fields;
  const protocol = guessProtocol(body.payload, [body.sourcePort, body.destinationPort]);
  if (!protocol) return fields;
  return [...fields.slice(0, -1), ...messageFields(protocol, encodePacket(packet), data.offset)];
}
