import { ECHO_REPLY, ECHO_REQUEST } from '../icmp/echo.ts';
import { FRAGMENTATION_NEEDED, UNREACHABLE } from '../icmp/unreachable.ts';
import type { IcmpMessage } from '../packet.ts';
import { icmpLabel } from '../trace/describe.ts';
import { hexadecimal, readUint16, readUint32, writeUint16, writeUint32 } from './bytes.ts';
import { complement, onesComplementSum } from './checksum.ts';
import type { Field } from './field.ts';
import { ICMP_HEADER } from './length.ts';

/** Writes a message (RFC 792) to `bytes` from `at` to its end. ICMP has no pseudo-header. */
export function writeIcmp(bytes: Uint8Array, at: number, message: IcmpMessage): void {
  bytes[at] = message.type;
  bytes[at + 1] = message.code;
  writeUint32(bytes, at + 4, message.rest);
  bytes.set(message.payload, at + ICMP_HEADER);
  writeUint16(bytes, at + 2, complement(onesComplementSum(bytes, at, bytes.length)));
}

/** Reads a message that fills `bytes` from `at` on; undefined when cut short or its checksum is wrong. */
export function readIcmp(bytes: Uint8Array, at: number): IcmpMessage | undefined {
  if (bytes.length - at < ICMP_HEADER) return undefined;
  if (onesComplementSum(bytes, at, bytes.length) !== 0xffff) return undefined;
  return {
    protocol: 'icmp',
    type: bytes[at]!,
    code: bytes[at + 1]!,
    rest: readUint32(bytes, at + 4),
    payload: bytes.slice(at + ICMP_HEADER),
  };
}

/** Error messages quote the packet they are about (RFC 792); echo carries data of its own. */
export const quotesPacket = (type: number): boolean => [3, 4, 5, 11, 12].includes(type);

/** The header's fields, named as RFC 792 names them. */
export function icmpFields(bytes: Uint8Array, at: number): Field {
  const field = (id: string, name: string, value: string, offset: number, length: number): Field => ({
    id: `icmp.${id}`,
    name,
    value,
    offset: at + offset,
    length,
  });
  const [type, code] = [bytes[at]!, bytes[at + 1]!];
  const echo = type === ECHO_REQUEST || type === ECHO_REPLY;
  const narrow = type === UNREACHABLE && code === FRAGMENTATION_NEEDED;
  const label = icmpLabel({ protocol: 'icmp', type, code, rest: 0, payload: new Uint8Array() });
  return {
    ...field('header', 'ICMP header', label, 0, ICMP_HEADER),
    children: [
      field('type', 'Type', String(type), 0, 1),
      field('code', 'Code', String(code), 1, 1),
      field('checksum', 'Checksum', hexadecimal(readUint16(bytes, at + 2), 4), 2, 2),
      ...(echo
        ? [
            field('identifier', 'Identifier', String(readUint16(bytes, at + 4)), 4, 2),
            field('sequence', 'Sequence Number', String(readUint16(bytes, at + 6)), 6, 2),
          ]
        : narrow
          ? [
              field('unused', 'unused', hexadecimal(readUint16(bytes, at + 4), 4), 4, 2),
              field('mtu', 'Next-Hop MTU', String(readUint16(bytes, at + 6)), 6, 2),
            ]
          : [field('rest', 'unused', hexadecimal(readUint32(bytes, at + 4), 8), 4, 4)]),
    ],
  };
}
