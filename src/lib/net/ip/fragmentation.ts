import type { Fragment, Packet } from '../packet.ts';
import { encodeBody } from '../wire/encode.ts';
import { IPV4_HEADER } from '../wire/length.ts';

/** Cuts a packet that is longer than `mtu` into fragments (RFC 791 §3.2). All but the last carry a multiple of 8 bytes. */
export function fragment(packet: Packet, mtu: number, takeId: () => number): Packet[] {
  const { body } = packet;
  if (body.protocol === 'fragment') throw new Error('a fragment is not cut again: all links have one MTU');
  const bytes = encodeBody(packet);
  const most = (mtu - IPV4_HEADER) & ~7;
  const fragments: Packet[] = [];
  for (let offset = 0; offset < bytes.length; offset += most) {
    const end = Math.min(offset + most, bytes.length);
    const piece: Fragment = {
      protocol: 'fragment',
      carries: body.protocol,
      offset,
      more: end < bytes.length,
      payload: bytes.subarray(offset, end),
    };
    fragments.push({ ...packet, id: takeId(), dontFragment: false, body: piece });
  }
  return fragments;
}
