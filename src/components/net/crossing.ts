import type { Hop } from '../../lib/net/trace/hop.ts';
import type { Message } from '../../lib/sandbox/message.ts';

/** A message as a line of the ladder: handed to a socket at `startAt`, taken out of the other at `receivedAt`. */
export interface MessageCrossing
  extends Pick<Hop, 'id' | 'from' | 'to' | 'enteredAt' | 'startAt' | 'receivedAt'> {
  readonly message: Message;
  readonly packet?: never;
  readonly droppedAt?: never;
  readonly cause?: never;
}

/** What the ladder draws from lifeline to lifeline: a packet on a link, or, where an engine has none, a message. */
export type Crossing = Hop | MessageCrossing;

/** The `id` counts messages of a run from 1. */
export function messageCrossing(id: number, message: Message): MessageCrossing {
  const { from, to, sentAt, at } = message;
  return { id, from, to, enteredAt: sentAt, startAt: sentAt, receivedAt: at, message };
}
