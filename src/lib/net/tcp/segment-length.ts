import { FIN, type Segment, SYN } from '../packet.ts';

/** SEG.LEN (RFC 9293 §3.4): the sequence space a segment takes up. SYN and FIN count as one octet each. */
export const segmentLength = ({ flags, payload }: Segment): number =>
  payload.length + ((flags & SYN) !== 0 ? 1 : 0) + ((flags & FIN) !== 0 ? 1 : 0);
