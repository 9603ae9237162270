import { CaptureError } from './capture-error.ts';

/** Block types of the pcapng format (draft-ietf-opsawg-pcapng). */
export const BLOCK = {
  SECTION_HEADER: 0x0a0d0d0a,
  INTERFACE_DESCRIPTION: 1,
  SIMPLE_PACKET: 3,
  NAME_RESOLUTION: 4,
  ENHANCED_PACKET: 6,
} as const;

const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
/** Type and both lengths. */
const AROUND = 12;
const END_OF_OPTIONS = 0;

/** The numbers with which files of the older format begin, in all byte orders and resolutions. */
const CLASSIC_PCAP = [0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1];

/** The body of one block, between its lengths. Offsets count from the start of the file. */
export interface Block {
  readonly type: number;
  readonly from: number;
  readonly to: number;
}

export interface BlockOption {
  readonly code: number;
  readonly offset: number;
  readonly value: Uint8Array;
}

/** Walks through a pcapng file block by block. Each section has its own byte order. */
export class PcapngBlocks {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #littleEndian = true;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  uint16(at: number): number {
    return this.#view.getUint16(at, this.#littleEndian);
  }

  uint32(at: number): number {
    return this.#view.getUint32(at, this.#littleEndian);
  }

  int64(at: number): bigint {
    return this.#view.getBigInt64(at, this.#littleEndian);
  }

  /** A view of the file, not a copy. */
  bytes(from: number, length: number): Uint8Array {
    return this.#bytes.subarray(from, from + length);
  }

  /** All blocks. Throws CaptureError where the file is none, or its blocks do not fit into each other. */
  *[Symbol.iterator](): Generator<Block> {
    this.#checkStart();
    for (let at = 0; at < this.#bytes.length; ) {
      const length = this.#openBlock(at);
      yield { type: this.uint32(at), from: at + 8, to: at + length - 4 };
      at += length;
    }
  }

  /** The options between two offsets of a block. Nothing needs to follow the last one. */
  options({ to }: Block, from: number): BlockOption[] {
    const options: BlockOption[] = [];
    for (let offset = from; offset + 4 <= to; ) {
      const code = this.uint16(offset);
      const length = this.uint16(offset + 2);
      if (code === END_OF_OPTIONS) break;
      if (offset + 4 + length > to) {
        throw new CaptureError(offset, `an option of ${length} bytes does not fit into its block`);
      }
      options.push({ code, offset, value: this.bytes(offset + 4, length) });
      offset += 4 + padded(length);
    }
    return options;
  }

  /** Throws unless a block's body has at least so many bytes. */
  needs({ from, to }: Block, length: number, what: string): void {
    if (to - from >= length) return;
    throw new CaptureError(
      from - 8,
      `${what} has ${to - from + AROUND} bytes, fewer than its fixed fields need`,
    );
  }

  #checkStart(): void {
    const first = this.#bytes.length < 4 ? undefined : this.#view.getUint32(0);
    if (first === BLOCK.SECTION_HEADER) return;
    if (first !== undefined && CLASSIC_PCAP.includes(first)) {
      throw new CaptureError(
        0,
        'this is a pcap file of the older format, which has to be saved as pcapng first',
      );
    }
    throw new CaptureError(0, 'this is no pcapng file: it does not begin with a section header');
  }

  /** Checks the frame of the block at an offset; its length. A section header sets the byte order before. */
  #openBlock(at: number): number {
    const left = this.#bytes.length - at;
    if (left < AROUND) throw new CaptureError(at, `the file ends within a block, after ${left} bytes of it`);
    if (this.uint32(at) === BLOCK.SECTION_HEADER) this.#setByteOrder(at);
    const length = this.uint32(at + 4);
    if (length < AROUND || length % 4 !== 0)
      throw new CaptureError(at, `a block cannot have ${length} bytes`);
    if (length > left) {
      throw new CaptureError(at, `the file ends within a block, after ${left} of its ${length} bytes`);
    }
    const again = this.uint32(at + length - 4);
    if (again !== length) {
      throw new CaptureError(
        at,
        `a block says that it has ${length} bytes, and at its end that it has ${again}`,
      );
    }
    return length;
  }

  #setByteOrder(at: number): void {
    for (const littleEndian of [true, false]) {
      this.#littleEndian = littleEndian;
      if (this.uint32(at + 8) === BYTE_ORDER_MAGIC) return;
    }
    throw new CaptureError(at, 'a section header does not say in which order its bytes are');
  }
}

/** Values are filled up to a multiple of four. */
export const padded = (length: number): number => (length + 3) & ~3;
