/** A named piece of a packet's bytes: what ties a header field to the bytes it is made of. */
export interface Field {
  /** Unique in its packet: `ip.ttl`, `tcp.flags.syn`. */
  readonly id: string;
  /** The name the RFC gives it. */
  readonly name: string;
  /** As a reader wants it: `64`, `0x1234`, `10.0.0.2`. Empty where the children say it all. */
  readonly value: string;
  /** First byte, counted from the start of the IPv4 header. */
  readonly offset: number;
  /** In bytes. */
  readonly length: number;
  /** For a field smaller than its bytes: the first bit, counted from the most significant of byte `offset`, and how many. */
  readonly bits?: readonly [from: number, count: number];
  readonly children?: readonly Field[];
}
