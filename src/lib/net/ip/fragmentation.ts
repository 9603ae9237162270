import type { Fragment, Packet } from '../packet.ts';
import { encodeBody } from '../wire/encode.ts';
import { IPV4_HEADER } from '../wire/length.ts';

/**
 * Cuts a packet that is longer than `mtu` into fragments (RFC 791 §3.2). All but the last carry a multiple of 8 bytes.
 * A fragment is cut again; its pieces keep their places in the whole.
 */
export function fragment(packet: Packet, mtu: number, takeId: () => number): Packet[] {
  const { body } = packet;
  const whole = body.protocol === 'fragment' ? body : undefined;
  const carries = body.protocol === 'fragment' ? body.carries : body.protocol;
  const bytes = whole?.payload ?? encodeBody(packet);
  const most = (mtu - IPV4_HEADER) & ~7;
  const fragments: Packet[] = [];
  for (let offset = 0; offset < bytes.length; offset += most) {
    const end = Math.min(offset + most, bytes.length);
    const piece: Fragment = {
      protocol: 'fragment',
      carries,
      offset: (whole?.offset ?? 0) + offset,
      more: end < bytes.length || (whole?.more ?? false),
      payload: bytes.subarray(offset, end),
    };
    fragments.push({ ...packet, id: takeId(), dontFragment: false, body: piece });
  }
  return fragments;
}
