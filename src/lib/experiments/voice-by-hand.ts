/** The conditions of the arithmetic; all in ms. */
export interface VoiceByHand {
  readonly rttMs: number;
  readonly intervalMs: number;
  /** From mouth to ear. */
  readonly deadlineMs: number;
}

/**
 * How many frames come too late over TCP when one frame is lost and three duplicate ACKs bring it back (RFC 5681 §3.2):
 * they tell of it 3 intervals and half a round trip after it was sent, the ACKs take another half, the copy a third
 * one. Until then, 3·I + 1.5·RTT, everything behind the hole waits with it. Serialisation is left out.
 */
export function lateByHand({ rttMs, intervalMs, deadlineMs }: VoiceByHand): number {
  const released = 3 * intervalMs + 1.5 * rttMs;
  let late = 0;
  for (let spoken = 0; spoken < released; spoken += intervalMs) if (released - spoken > deadlineMs) late++;
  return late;
}
