import { ACK, FIN, type IcmpMessage, type Packet, PSH, RST, type Segment, SYN, URG } from '../packet.ts';
import { dnsIn } from '../wire/dns.ts';
import { dnsSummary } from '../wire/dns-summary.ts';
import type { Numbers } from './relative-numbers.ts';

/** Control bits in the order Wireshark lists them. */
const FLAGS: readonly (readonly [number, string])[] = [
  [FIN, 'FIN'],
  [SYN, 'SYN'],
  [RST, 'RST'],
  [URG, 'URG'],
  [PSH, 'PSH'],
  [ACK, 'ACK'],
];

/** The names of the control bits that are set: `['SYN', 'ACK']`. */
export const flagNames = (flags: number): string[] =>
  FLAGS.filter(([bit]) => flags & bit).map(([, name]) => name);

/**
 * A packet in two or three words, as the figures label it: `SYN`, `SYN, ACK`, `PSH 15`, `FIN, ACK`, `UDP 33`,
 * `DNS query A www.lab`, `DNS answer 10.0.0.2`, `port unreachable`, `UDP fragment 0–1479`. The number is the payload in bytes; a data segment that bears PSH
 * or FIN does not name its ACK bit, which every segment after the first has.
 */
export function packetLabel({ body }: Packet): string {
  switch (body.protocol) {
    case 'tcp':
      return segmentLabel(body);
    case 'udp': {
      const dns = dnsIn(body);
      return dns ? `DNS ${dnsSummary(dns)}` : `UDP ${body.payload.length}`;
    }
    case 'icmp':
      return icmpLabel(body);
    case 'fragment': {
      const last = body.offset + body.payload.length - 1;
      return `${body.carries.toUpperCase()} fragment ${body.offset}–${last}${body.more ? '' : ' (last)'}`;
    }
  }
}

function segmentLabel({ flags, payload }: Segment): string {
  if (payload.length === 0) return flagNames(flags).join(', ');
  const named = flags & ~ACK ? flags & ~ACK : flags;
  return `${flagNames(named).join(', ')} ${payload.length}`;
}

/** RFC 792 names, by `type/code`. */
const ICMP_NAMES: Readonly<Record<string, string>> = {
  '0/0': 'echo reply',
  '3/0': 'network unreachable',
  '3/1': 'host unreachable',
  '3/2': 'protocol unreachable',
  '3/3': 'port unreachable',
  '3/4': 'fragmentation needed',
  '3/13': 'communication prohibited',
  '8/0': 'echo request',
  '11/0': 'time to live exceeded',
  '11/1': 'fragment reassembly time exceeded',
};

export const icmpLabel = ({ type, code }: IcmpMessage): string =>
  ICMP_NAMES[`${type}/${code}`] ?? `ICMP type ${type} code ${code}`;

/**
 * One line about a packet: its label, then for TCP the relative numbers, on a SYN the window and the options,
 * SACK blocks, whether it fills the window, and why it is sent again. A window of 0 is always named, others only with
 * `windows`.
 * Timestamps are left out.
 */
export function describePacket(
  packet: Packet,
  numbers: Numbers | undefined,
  { windows = false }: { readonly windows?: boolean } = {},
): string {
  const words = [packetLabel(packet)];
  const { body, retransmission } = packet;
  if (body.protocol === 'tcp' && numbers) {
    const { options, flags } = body;
    words.push(`seq=${numbers.seq}`);
    if (numbers.ack !== undefined) words.push(`ack=${numbers.ack}`);
    const zeroWindow = numbers.window === 0 && !(flags & RST);
    if (windows || flags & SYN || zeroWindow) words.push(`win=${numbers.window}`);
    if (options.mss !== undefined) words.push(`mss=${options.mss}`);
    if (options.windowScale !== undefined) words.push(`ws=${options.windowScale}`);
    if (options.sackPermitted) words.push('sackOK');
    if (numbers.sack.length > 0) {
      words.push(`sack=${numbers.sack.map(([left, right]) => `${left}–${right}`).join(',')}`);
    }
    if (numbers.fillsWindow) words.push('(window full)');
  }
  if (retransmission) words.push(`(${retransmissionName[retransmission]} retransmission)`);
  return words.join(' ');
}

const retransmissionName = { rto: 'RTO', fast: 'fast', tlp: 'TLP' } as const;
