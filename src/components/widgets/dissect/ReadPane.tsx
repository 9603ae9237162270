import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { messageFields } from '../../../lib/messages/dissect.ts';
import { Dissection } from '../../net/Dissection.tsx';
import { CaptureFile } from './CaptureFile.tsx';
import type { Reading } from './experiment.ts';
import { protocolOf, type SampleName, sampleBytes } from './samples.ts';
import type { DissectTexts } from './texts.ts';

interface ReadPaneProps {
  readonly lang: Language;
  readonly words: DissectTexts;
  readonly sample: SampleName;
  readonly run: Reading | undefined;
  readonly revealed: boolean;
  /** The byte that the learner took for the last, from 1. */
  readonly guess: number | undefined;
  /** Bytes read so far. */
  readonly now: number;
  readonly onPin: (at: number | undefined) => void;
}

/** A message as its reader gets it: byte by byte, and what can be known of it so far. */
export function ReadPane({ lang, words, sample, run, revealed, guess, now, onPin }: ReadPaneProps) {
  const bytes = useSample(sample);
  const read = run ? Math.floor(now + 1e-9) : revealed ? Number.POSITIVE_INFINITY : 0;
  const fields = useMemo(
    () => (bytes ? messageFields(protocolOf(sample), bytes.subarray(0, Math.min(read, bytes.length))) : []),
    [bytes, sample, read],
  );
  const count = (value: number) => words.bytes(value.toLocaleString(lang));
  return (
    <div class="dissect-read">
      {bytes && (
        <div class="net-detail">
          <p class="size" role="status">
            {read === 0
              ? words.readNothing
              : words.readSoFar(count(Math.min(read, bytes.length)), count(bytes.length))}
          </p>
          <Dissection
            key={sample}
            lang={lang}
            bytes={bytes}
            fields={fields}
            read={read}
            guessed={guess === undefined ? undefined : { at: guess - 1, label: words.mine }}
            onPin={onPin}
          />
        </div>
      )}
      {revealed && <CaptureFile lang={lang} words={words} />}
    </div>
  );
}

/** A sample's bytes: most are there at once, those of TLS in a moment. */
function useSample(name: SampleName): Uint8Array | undefined {
  const made = useMemo(() => sampleBytes(name), [name]);
  const [spoken, setSpoken] = useState<{ readonly name: SampleName; readonly bytes: Uint8Array }>();
  useEffect(() => {
    if (made instanceof Uint8Array) return undefined;
    let current = true;
    made.then(
      (bytes) => current && setSpoken({ name, bytes }),
      // A run says why there are no bytes.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [made, name]);
  if (made instanceof Uint8Array) return made;
  return spoken?.name === name ? spoken.bytes : undefined;
}
