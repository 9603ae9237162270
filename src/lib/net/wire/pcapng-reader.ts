import type { Address } from '../address.ts';
import type { Packet } from '../packet.ts';
import type { Time } from '../time.ts';
import { readUint32 } from './bytes.ts';
import { CaptureError } from './capture-error.ts';
import { readCapturedIpv4, type Unreadable } from './captured-ipv4.ts';
import { ipv4Offset, type NoIpv4 } from './link-layer.ts';
import { BLOCK, type Block, PcapngBlocks, padded } from './pcapng-blocks.ts';
import { utf8Text } from './utf8.ts';

const COMMENT = 1;
const INTERFACE_NAME = 2;
const TIME_RESOLUTION = 9;
const TIME_OFFSET = 14;
const IPV4_RECORD = 1;
const END_OF_RECORDS = 0;

/** Times count from 1970 as long as a number holds their nanoseconds exactly. */
const LAST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** A place where packets were captured: in our own files a link. */
export interface CaptureInterface {
  /** `interface 0` where the file gives none. */
  readonly name: string;
  /** LINKTYPE number. */
  readonly linkType: number;
}

export interface CapturedPacket {
  /** Since the capture's `epoch`. Absent on packets that were stored without their time. */
  readonly at?: Time;
  /** Index into `interfaces`. */
  readonly interface: number;
  /** Several comments are lines of one. */
  readonly comment?: string;
  /** As captured, with the link-layer header. A view into the file. */
  readonly bytes: Uint8Array;
  /** Bytes it had on the link: more than `bytes` has where the capture kept only the first. */
  readonly length: number;
  /** The IPv4 packet, numbered from 1 by its place in the file; absent where the model has none for it. */
  readonly packet?: Packet;
  /** Only on a packet: a checksum is wrong, or was never filled in. */
  readonly wrongChecksum?: true;
  /** Why there is no packet. */
  readonly reason?: NoIpv4 | Unreadable;
}

export interface Capture {
  /** Nanoseconds since 1970 of time 0: 0 in a file that counts virtual time from 1970, else that of the first packet. */
  readonly epoch: bigint;
  readonly packets: readonly CapturedPacket[];
  readonly interfaces: readonly CaptureInterface[];
  /** Host names that the file gives to IPv4 addresses. */
  readonly names: Readonly<Record<string, Address>>;
}

/**
 * Reads a pcapng file (draft-ietf-opsawg-pcapng): one of ours, or of Wireshark, tshark, dumpcap, editcap, in either
 * byte order, of several sections. Every packet is kept; the ones that carry IPv4 as the model has it (ICMP, TCP, UDP,
 * fragments; no header options) are decoded. Blocks of other kinds are skipped, among them the obsolete packet block.
 * Throws CaptureError, which names the byte, when the file is no pcapng or damaged. Time linear in its size.
 */
export function readCapture(bytes: Uint8Array): Capture {
  return new CaptureReader(new PcapngBlocks(bytes)).read();
}

interface OpenInterface extends CaptureInterface {
  /** Most bytes kept of a packet; 0 means all. */
  readonly snapLength: number;
  readonly ticksPerSecond: bigint;
  /** Seconds to add to its times. */
  readonly offset: bigint;
}

interface StoredPacket extends Omit<CapturedPacket, 'at'> {
  readonly time?: bigint;
}

class CaptureReader {
  readonly #blocks: PcapngBlocks;
  readonly #interfaces: OpenInterface[] = [];
  readonly #packets: StoredPacket[] = [];
  readonly #names: [string, Address][] = [];
  /** Index of the first interface of this section. */
  #firstInterface = 0;

  constructor(blocks: PcapngBlocks) {
    this.#blocks = blocks;
  }

  read(): Capture {
    for (const block of this.#blocks) this.#readBlock(block);
    const epoch = this.#epoch();
    return {
      epoch,
      packets: this.#packets.map(({ time, ...packet }) =>
        time === undefined ? packet : { at: Number(time - epoch) as Time, ...packet },
      ),
      interfaces: this.#interfaces.map(({ name, linkType }) => ({ name, linkType })),
      names: Object.fromEntries(this.#names),
    };
  }

  #readBlock(block: Block): void {
    switch (block.type) {
      case BLOCK.SECTION_HEADER:
        this.#openSection(block);
        break;
      case BLOCK.INTERFACE_DESCRIPTION:
        this.#describeInterface(block);
        break;
      case BLOCK.SIMPLE_PACKET:
        this.#simplePacket(block);
        break;
      case BLOCK.NAME_RESOLUTION:
        this.#readNames(block);
        break;
      case BLOCK.ENHANCED_PACKET:
        this.#enhancedPacket(block);
        break;
    }
  }

  #openSection(block: Block): void {
    this.#blocks.needs(block, 16, 'a section header');
    const major = this.#blocks.uint16(block.from + 4);
    if (major !== 1) throw new CaptureError(block.from + 4, `pcapng version ${major} is not known`);
    this.#firstInterface = this.#interfaces.length;
  }

  #describeInterface(block: Block): void {
    this.#blocks.needs(block, 8, 'an interface description');
    let name = `interface ${this.#interfaces.length}`;
    let ticksPerSecond = 1_000_000n;
    let offset = 0n;
    for (const option of this.#blocks.options(block, block.from + 8)) {
      const { code, value } = option;
      if (code === INTERFACE_NAME) name = textOf(value);
      else if (code === TIME_RESOLUTION && value.length === 1) ticksPerSecond = ticksOf(value[0]!);
      else if (code === TIME_OFFSET && value.length === 8) offset = this.#blocks.int64(option.offset + 4);
    }
    const linkType = this.#blocks.uint16(block.from);
    const snapLength = this.#blocks.uint32(block.from + 4);
    this.#interfaces.push({ name, linkType, snapLength, ticksPerSecond, offset });
  }

  #enhancedPacket(block: Block): void {
    const { from, to } = block;
    this.#blocks.needs(block, 20, 'a packet block');
    const [number, source] = this.#interface(from, this.#blocks.uint32(from));
    const ticks = (BigInt(this.#blocks.uint32(from + 4)) << 32n) | BigInt(this.#blocks.uint32(from + 8));
    const time = source.offset * 1_000_000_000n + (ticks * 1_000_000_000n) / source.ticksPerSecond;
    const kept = this.#blocks.uint32(from + 12);
    if (kept > to - from - 20)
      throw new CaptureError(from + 12, `a packet of ${kept} bytes does not fit into its block`);
    const comments = this.#blocks
      .options(block, from + 20 + padded(kept))
      .flatMap(({ code, value }) => (code === COMMENT ? [textOf(value)] : []));
    this.#packets.push({
      time,
      ...this.#packet(number, this.#blocks.bytes(from + 20, kept), this.#blocks.uint32(from + 16)),
      ...(comments.length > 0 && { comment: comments.join('\n') }),
    });
  }

  /** Belongs to the first interface of the section, and has neither time nor options. */
  #simplePacket(block: Block): void {
    const { from, to } = block;
    this.#blocks.needs(block, 4, 'a simple packet block');
    const [number, { snapLength }] = this.#interface(from, 0);
    const length = this.#blocks.uint32(from);
    const kept = snapLength === 0 ? length : Math.min(length, snapLength);
    if (kept > to - from - 4)
      throw new CaptureError(from, `a packet of ${kept} bytes does not fit into its block`);
    this.#packets.push(this.#packet(number, this.#blocks.bytes(from + 4, kept), length));
  }

  /** An interface of this section: its index in the capture, and itself. */
  #interface(at: number, number: number): [number, OpenInterface] {
    const index = this.#firstInterface + number;
    const found = this.#interfaces[index];
    if (!found)
      throw new CaptureError(at, `a packet was captured on interface ${number}, which is not described`);
    return [index, found];
  }

  #packet(number: number, bytes: Uint8Array, length: number): StoredPacket {
    const stored = { interface: number, bytes, length };
    const offset = ipv4Offset(this.#interfaces[number]!.linkType, bytes);
    if (typeof offset === 'string') return { ...stored, reason: offset };
    const read = readCapturedIpv4(bytes.subarray(offset), this.#packets.length + 1);
    if ('reason' in read) return { ...stored, reason: read.reason };
    return { ...stored, packet: read.packet, ...(read.wrongChecksum && { wrongChecksum: true }) };
  }

  #readNames(block: Block): void {
    for (let at = block.from; at + 4 <= block.to; ) {
      const type = this.#blocks.uint16(at);
      const length = this.#blocks.uint16(at + 2);
      if (type === END_OF_RECORDS) return;
      if (at + 4 + length > block.to) {
        throw new CaptureError(at, `a name record of ${length} bytes does not fit into its block`);
      }
      if (type === IPV4_RECORD && length > 4) {
        const record = this.#blocks.bytes(at + 4, length);
        // The names of one address, each with a zero behind it.
        for (const name of textOf(record.subarray(4)).split('\0')) {
          if (name !== '') this.#names.push([name, readUint32(record, 0) as Address]);
        }
      }
      at += 4 + padded(length);
    }
  }

  #epoch(): bigint {
    let [first, last]: [bigint | undefined, bigint] = [undefined, 0n];
    for (const { time } of this.#packets) {
      if (time === undefined) continue;
      if (first === undefined || time < first) first = time;
      if (time > last) last = time;
    }
    return first === undefined || (first >= 0n && last <= LAST_EXACT) ? 0n : first;
  }
}

/** A power of ten, or, with the highest bit set, of two. */
const ticksOf = (resolution: number): bigint =>
  resolution & 0x80 ? 2n ** BigInt(resolution & 0x7f) : 10n ** BigInt(resolution);

/** UTF-8, as the format wants it; what is none is read as Latin-1. */
const textOf = (bytes: Uint8Array): string =>
  utf8Text(bytes) ?? Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
