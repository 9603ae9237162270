import { readUint16 } from './bytes.ts';

/** Link-layer header types that can be stripped (registry of draft-ietf-opsawg-pcaplinktype). */
export const LINKTYPE = { ETHERNET: 1, RAW: 101, LINUX_SLL: 113, IPV4: 228, LINUX_SLL2: 276 } as const;

/** Bytes of the header, and where in it the EtherType of what follows is, if it says so. */
interface LinkHeader {
  readonly length: number;
  readonly etherTypeAt?: number;
}

const HEADERS: ReadonlyMap<number, LinkHeader> = new Map([
  [LINKTYPE.ETHERNET, { length: 14, etherTypeAt: 12 }],
  [LINKTYPE.RAW, { length: 0 }],
  [LINKTYPE.LINUX_SLL, { length: 16, etherTypeAt: 14 }],
  [LINKTYPE.IPV4, { length: 0 }],
  [LINKTYPE.LINUX_SLL2, { length: 20, etherTypeAt: 0 }],
]);

const IPV4 = 0x0800;
/** EtherTypes of VLAN tags (IEEE 802.1Q and 802.1ad): four bytes, the type of what follows in the last two. */
const VLAN_TAGS = [0x8100, 0x88a8];
const VLAN_TAG = 4;

/** Why a frame has no IPv4 header to find. */
export type NoIpv4 = 'link-type' | 'not-ipv4' | 'cut-short';

/** Where in a frame its IPv4 header starts. VLAN tags of Ethernet are passed over. */
export function ipv4Offset(linkType: number, frame: Uint8Array): number | NoIpv4 {
  const header = HEADERS.get(linkType);
  if (!header) return 'link-type';
  let { length, etherTypeAt } = header;
  if (etherTypeAt !== undefined) {
    while (linkType === LINKTYPE.ETHERNET && VLAN_TAGS.includes(readUint16(frame, etherTypeAt))) {
      length += VLAN_TAG;
      etherTypeAt += VLAN_TAG;
    }
    if (frame.length < length) return 'cut-short';
    if (readUint16(frame, etherTypeAt) !== IPV4) return 'not-ipv4';
  }
  const version = frame[length];
  if (version === undefined) return 'cut-short';
  return version >>> 4 === 4 ? length : 'not-ipv4';
}
