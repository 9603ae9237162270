import type { Time } from '../net/time.ts';

/**
 * Bytes that one process handed to a socket and another took out of one: what can be seen of a conversation from above
 * the transport layer, where an engine has no packets to show. Times are nanoseconds since the run began.
 */
export interface Message {
  /** Hosts of the lab. */
  readonly from: string;
  readonly to: string;
  readonly bytes: number;
  readonly sentAt: Time;
  readonly at: Time;
}
