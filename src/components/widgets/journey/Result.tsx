import type { Language } from '../../../lib/i18n/language.ts';
import { Comparison } from '../frame/Comparison.tsx';
import type { Guess } from '../frame/fragment.ts';
import type { Reader, Recording } from './experiment.ts';
import type { Settings } from './settings.ts';
import type { JourneyTexts } from './texts.ts';

interface ResultProps {
  readonly lang: Language;
  readonly words: JourneyTexts;
  readonly settings: Settings;
  readonly recording: Recording;
  readonly guess: Guess | undefined;
}

/** After the way: how many bytes it was, or who read what; and why. */
export function Result({ lang, words, settings: { tab, text }, recording, guess }: ResultProps) {
  const { bytes, hops } = recording.journey;
  const segment = bytes.message + bytes.transport;
  const packet = segment + bytes.ip;
  const said =
    guess === undefined
      ? undefined
      : typeof guess === 'number'
        ? words.bytes(guess)
        : words.readers[guess as Reader];
  const right = { 1: packet, 2: 'ip', 3: bytes.message }[tab];
  return (
    <Comparison
      lang={lang}
      result={
        <strong>
          {tab === 1
            ? words.result.guess(bytes.message, segment, packet, bytes.frame)
            : tab === 2
              ? words.result.reader
              : words.result.bytes(text, bytes.message, packet)}
        </strong>
      }
      verdict={said && (guess === right ? words.close(said) : words.off(said))}
    >
      <p>
        {tab === 1
          ? words.explain.guess
          : tab === 2
            ? words.explain.reader(hops.map((hop) => hop.packet.ttl).join(' → '))
            : words.explain.bytes}
      </p>
    </Comparison>
  );
}
