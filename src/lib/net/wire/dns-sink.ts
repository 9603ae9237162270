import { labelText, parseName } from './dns-name.ts';

/** Offsets above this do not fit into a pointer's 14 bits (RFC 1035 §4.1.4). */
const LAST_TARGET = 0x3fff;
const POINTER = 0xc000;

/** A DNS message that grows at the end. It knows which names it has, and points at them instead of repeating them. */
export class DnsSink {
  readonly #bytes: number[] = [];
  readonly #places = new Map<string, number>();

  get length(): number {
    return this.#bytes.length;
  }

  uint8(value: number): void {
    this.#bytes.push(value & 0xff);
  }

  uint16(value: number): void {
    this.#bytes.push((value >>> 8) & 0xff, value & 0xff);
  }

  uint32(value: number): void {
    this.uint16(value >>> 16);
    this.uint16(value);
  }

  bytes(bytes: Uint8Array): void {
    for (const byte of bytes) this.#bytes.push(byte);
  }

  /** Overwrites what was written before. */
  uint16At(at: number, value: number): void {
    this.#bytes[at] = (value >>> 8) & 0xff;
    this.#bytes[at + 1] = value & 0xff;
  }

  /**
   * A name, whose end is a pointer when that end was written before in the same spelling. Throws when it is none.
   * Letter case is kept, as the RFC wants it (RFC 1035 §2.3.3): another case is written out.
   */
  name(name: string): void {
    const labels = labelsOf(name);
    for (const [index, label] of labels.entries()) {
      const rest = labels.slice(index).map(labelText).join('.');
      const place = this.#places.get(rest);
      if (place !== undefined) {
        this.uint16(POINTER | place);
        return;
      }
      if (this.length <= LAST_TARGET) this.#places.set(rest, this.length);
      this.#label(label);
    }
    this.uint8(0);
  }

  /** A name without a pointer, as data of types after RFC 1035 has it (RFC 3597 §4). Throws when it is none. */
  wholeName(name: string): void {
    for (const label of labelsOf(name)) this.#label(label);
    this.uint8(0);
  }

  #label(label: Uint8Array): void {
    this.uint8(label.length);
    this.bytes(label);
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes);
  }
}

function labelsOf(name: string): readonly Uint8Array[] {
  const labels = parseName(name);
  if (!labels) throw new Error(`${JSON.stringify(name)} is no domain name`);
  return labels;
}
