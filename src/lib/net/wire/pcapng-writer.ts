import type { Address } from '../address.ts';
import type { Time } from '../time.ts';
import { ByteSink } from './byte-sink.ts';
import { writeUint32 } from './bytes.ts';
import { utf8Bytes } from './utf8.ts';

/** Block types and option codes of the pcapng format (draft-ietf-opsawg-pcapng). */
const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const NAME_RESOLUTION = 4;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const END_OF_OPTIONS = 0;
const COMMENT = 1;
const INTERFACE_NAME = 2;
const APPLICATION = 4;
const TIME_RESOLUTION = 9;
const IPV4_RECORD = 1;

/** LINKTYPE_RAW: packets begin with the IP header. */
const LINKTYPE_RAW = 101;

type Option = readonly [code: number, value: Uint8Array];

/** Writes a capture file block by block. Interfaces are numbered from 0 in the order they are described. */
export class PcapngWriter {
  readonly #sink = new ByteSink();
  readonly #epoch: bigint;
  #interfaces = 0;

  /** `epoch`: milliseconds since 1970 that virtual time 0 stands for. */
  constructor(epoch = 0) {
    this.#epoch = BigInt(Math.round(epoch)) * 1_000_000n;
    this.#block(SECTION_HEADER, () => {
      this.#sink.uint32(BYTE_ORDER_MAGIC);
      this.#sink.uint16(1);
      this.#sink.uint16(0);
      this.#sink.uint32(0xffffffff);
      this.#sink.uint32(0xffffffff);
      this.#options([[APPLICATION, utf8Bytes('Ieum')]]);
    });
  }

  /** The names Wireshark shows for addresses. */
  names(hosts: Readonly<Record<string, Address>>): void {
    const entries = Object.entries(hosts);
    if (entries.length === 0) return;
    this.#block(NAME_RESOLUTION, () => {
      for (const [name, address] of entries) {
        const text = utf8Bytes(name);
        const record = new Uint8Array(4 + text.length + 1);
        writeUint32(record, 0, address);
        record.set(text, 4);
        this.#sink.uint16(IPV4_RECORD);
        this.#sink.uint16(record.length);
        this.#sink.padded(record);
      }
      this.#sink.uint32(0);
    });
  }

  /** Describes an interface, with times in nanoseconds; its number. */
  interface(name: string): number {
    this.#block(INTERFACE_DESCRIPTION, () => {
      this.#sink.uint16(LINKTYPE_RAW);
      this.#sink.uint16(0);
      this.#sink.uint32(0);
      this.#options([
        [INTERFACE_NAME, utf8Bytes(name)],
        [TIME_RESOLUTION, Uint8Array.of(9)],
      ]);
    });
    this.#interfaces += 1;
    return this.#interfaces - 1;
  }

  packet(interfaceNumber: number, at: Time, bytes: Uint8Array, comments: readonly string[] = []): void {
    const time = this.#epoch + BigInt(at);
    this.#block(ENHANCED_PACKET, () => {
      this.#sink.uint32(interfaceNumber);
      this.#sink.uint32(Number(time >> 32n));
      this.#sink.uint32(Number(time & 0xffffffffn));
      this.#sink.uint32(bytes.length);
      this.#sink.uint32(bytes.length);
      this.#sink.padded(bytes);
      this.#options(comments.map((comment) => [COMMENT, utf8Bytes(comment)] as const));
    });
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#sink.toBytes();
  }

  /** Type, total length, body, and the total length again. */
  #block(type: number, body: () => void): void {
    const start = this.#sink.length;
    this.#sink.uint32(type);
    this.#sink.uint32(0);
    body();
    const length = this.#sink.length - start + 4;
    this.#sink.uint32(length);
    this.#sink.uint32At(start + 4, length);
  }

  #options(options: readonly Option[]): void {
    if (options.length === 0) return;
    for (const [code, value] of options) {
      this.#sink.uint16(code);
      this.#sink.uint16(value.length);
      this.#sink.padded(value);
    }
    this.#sink.uint32(END_OF_OPTIONS);
  }
}
