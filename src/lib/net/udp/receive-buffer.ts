/** Bytes of kernel memory a UDP socket may hold datagrams in (net.core.rmem_default). */
export const RECEIVE_BUFFER = 212_992;

const BOOKKEEPING = 256;
const SMALL = 576;
/** Headers, headroom and bookkeeping behind the data. */
const AROUND = 28 + 64 + 320;

/**
 * Kernel memory that a datagram takes while it waits (Linux skb->truesize): the data in a block of 576 bytes or of a
 * power of two, and 256 bytes of bookkeeping. So 256 datagrams of 100 bytes fit, but only 92 of 1,000.
 * Simplified for datagrams that came in fragments, whose pieces Linux counts one by one.
 */
export function memoryOf(payloadLength: number): number {
  const needed = payloadLength + AROUND;
  let block = SMALL;
  if (needed > SMALL) for (block = 1024; block < needed; block *= 2);
  return block + BOOKKEEPING;
}
