import type { Arrival } from '../../../lib/experiments/doors.ts';
import { formatEndpoint } from '../../../lib/net/address.ts';
import type { DemuxTexts } from './texts.ts';

interface LetterProps {
  readonly words: DemuxTexts;
  readonly arrival: Arrival;
}

/** What is written on an envelope. */
export function Letter({ words, arrival: { from, kind, source, destination } }: LetterProps) {
  return (
    <span class={`demux-letter ${kind}`}>
      <b>
        {words.senders[from]} · {words.kinds[kind]}
      </b>
      <span class="demux-address">
        {formatEndpoint(source)} → <strong>{formatEndpoint(destination)}</strong>
      </span>
    </span>
  );
}
