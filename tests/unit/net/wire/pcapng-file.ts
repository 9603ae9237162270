/** A pcapng file made by hand, in either byte order. */
export class PcapngFile {
  readonly #bytes: number[] = [];
  readonly #littleEndian: boolean;

  constructor(littleEndian = true) {
    this.#littleEndian = littleEndian;
    this.block(0x0a0d0d0a, [this.u32(0x1a2b3c4d), this.u16(1), this.u16(0), this.u32(-1), this.u32(-1)]);
  }

  u16(value: number): number[] {
    return this.#ordered([(value >>> 8) & 255, value & 255]);
  }

  u32(value: number): number[] {
    return this.#ordered([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);
  }

  u64(value: bigint): number[] {
    const [high, low] = [
      this.u32(Number((value >> 32n) & 0xffffffffn)),
      this.u32(Number(value & 0xffffffffn)),
    ];
    return this.#littleEndian ? [...low, ...high] : [...high, ...low];
  }

  option(code: number, value: ArrayLike<number>): number[] {
    return [...this.u16(code), ...this.u16(value.length), ...filled(value)];
  }

  block(type: number, body: readonly (readonly number[])[]): this {
    const flat = body.flat();
    const length = this.u32(12 + flat.length);
    this.#bytes.push(...this.u32(type), ...length, ...flat, ...length);
    return this;
  }

  interface(linkType: number, { snap = 0, options = [] as readonly (readonly number[])[] } = {}): this {
    return this.block(1, [this.u16(linkType), this.u16(0), this.u32(snap), ...options]);
  }

  /** `time` in ticks; `length` is what the packet had on the link. */
  packet(
    bytes: ArrayLike<number>,
    { on = 0, time = 0n, length = bytes.length, comments = [] as string[] } = {},
  ): this {
    const ticks = [this.u32(Number(time >> 32n)), this.u32(Number(time & 0xffffffffn))];
    const said = comments.map((comment) => this.option(1, new TextEncoder().encode(comment)));
    return this.block(6, [
      this.u32(on),
      ...ticks,
      this.u32(bytes.length),
      this.u32(length),
      filled(bytes),
      ...said,
      ...(said.length > 0 ? [this.u32(0)] : []),
    ]);
  }

  simplePacket(bytes: ArrayLike<number>, length = bytes.length): this {
    return this.block(3, [this.u32(length), filled(bytes)]);
  }

  name(address: readonly number[], ...names: readonly string[]): this {
    const text = new TextEncoder().encode(names.map((name) => `${name}\0`).join(''));
    return this.block(4, [this.option(1, [...address, ...text]), this.u32(0)]);
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes);
  }

  #ordered(bigEndian: number[]): number[] {
    return this.#littleEndian ? bigEndian.reverse() : bigEndian;
  }
}

const filled = (bytes: ArrayLike<number>): number[] => [
  ...Array.from(bytes),
  ...new Array((4 - (bytes.length % 4)) % 4).fill(0),
];
