import type { Packet, TcpOptions } from '../packet.ts';

/** An IPv4 header without options (RFC 791 §3.1), in bytes. */
export const IPV4_HEADER = 20;
/** A TCP header without options (RFC 9293 §3.1), in bytes. */
export const TCP_HEADER = 20;
/** RFC 768, in bytes. */
export const UDP_HEADER = 8;
/** RFC 792: type, code, checksum and the second 32-bit word, in bytes. */
export const ICMP_HEADER = 8;

/**
 * Bytes the TCP options take up with Linux's padding (tcp_options_write in net/ipv4/tcp_output.c), a multiple of 4.
 * SACK-permitted costs nothing beside timestamps: it sits where two NOPs would.
 */
export function optionsLength(options: TcpOptions): number {
  let length = 0;
  if (options.mss !== undefined) length += 4;
  if (options.timestamps !== undefined) length += 12;
  else if (options.sackPermitted) length += 4;
  if (options.windowScale !== undefined) length += 4;
  if (options.sack !== undefined && options.sack.length > 0) length += 4 + 8 * options.sack.length;
  return length;
}

/** The IPv4 total length in bytes: what the packet weighs on a link. Nothing is encoded; every hop may ask. */
export function ipLength({ body }: Packet): number {
  switch (body.protocol) {
    case 'tcp':
      return IPV4_HEADER + TCP_HEADER + optionsLength(body.options) + body.payload.length;
    case 'udp':
      return IPV4_HEADER + UDP_HEADER + body.payload.length;
    case 'icmp':
      return IPV4_HEADER + ICMP_HEADER + body.payload.length;
    case 'fragment':
      return IPV4_HEADER + body.payload.length;
  }
}
