import { parseAddress } from '../address.ts';
import type { ZoneRecord } from '../dns/zone.ts';
import { parseIpv6 } from '../wire/ipv6.ts';
import { utf8Bytes } from '../wire/utf8.ts';
import type { RecordDescription } from './dns-description.ts';

/** The zone's record that a description, whose fields have been read, stands for. */
export function zoneRecord(description: RecordDescription): ZoneRecord {
  switch (description.type) {
    case 'A':
      return { ...description, type: 'A', address: parseAddress(description.address)! };
    case 'AAAA':
      return { ...description, type: 'AAAA', address: parseIpv6(description.address)! };
    case 'TXT':
      return { ...description, texts: description.texts.map(utf8Bytes) };
    case 'CAA':
      return { ...description, value: utf8Bytes(description.value) };
    default:
      return description;
  }
}
