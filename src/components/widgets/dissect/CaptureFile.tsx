import { useId, useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { formatAddress } from '../../../lib/net/address.ts';
import type { Packet } from '../../../lib/net/packet.ts';
import { packetLabel } from '../../../lib/net/trace/describe.ts';
import { encodePacket } from '../../../lib/net/wire/encode.ts';
import { readCapture } from '../../../lib/net/wire/pcapng-reader.ts';
import { Dissection } from '../../net/Dissection.tsx';
import { fieldsWithMessage } from '../../net/message-in-packet.ts';
import type { DissectTexts } from './texts.ts';

interface CaptureFileProps {
  readonly lang: Language;
  readonly words: DissectTexts;
}

/** Most packets of a file that can be chosen. */
const MOST = 500;

/** A capture of the learner's own, packet by packet, with the message inside taken apart as well. */
export function CaptureFile({ lang, words }: CaptureFileProps) {
  const id = useId();
  const [packets, setPackets] = useState<readonly Packet[]>();
  const [problem, setProblem] = useState<string>();
  const [chosen, choose] = useState(0);

  const open = async (file: File | undefined) => {
    if (!file) return;
    setPackets(undefined);
    setProblem(undefined);
    choose(0);
    try {
      const captured = readCapture(new Uint8Array(await file.arrayBuffer()));
      const found = captured.packets.flatMap(({ packet }) => packet ?? []);
      if (found.length === 0) setProblem(words.captureEmpty);
      else setPackets(found);
    } catch (error) {
      setProblem(words.captureBad((error as Error).message));
    }
  };
  const packet = packets?.[chosen];
  const number = (value: number) => words.packetCount(value.toLocaleString(lang));
  return (
    <details class="dissect-capture">
      <summary>{words.capture}</summary>
      <p class="widget-note" id={`${id}-how`}>
        {words.captureHow}
      </p>
      <input
        type="file"
        accept=".pcapng,application/octet-stream"
        aria-label={words.capture}
        aria-describedby={`${id}-how`}
        onChange={(event) => open(event.currentTarget.files?.[0])}
      />
      {problem && (
        <p class="widget-problem" role="alert">
          {problem}
        </p>
      )}
      {packet && (
        <>
          <label class="dissect-select">
            <span class="field-label">{words.capturePackets}</span>
            <select value={chosen} onChange={(event) => choose(Number(event.currentTarget.value))}>
              {packets!.slice(0, MOST).map((one, place) => (
                <option key={one.id} value={place}>
                  {place + 1}. {formatAddress(one.source)} → {formatAddress(one.destination)}{' '}
                  {packetLabel(one)}
                </option>
              ))}
            </select>
          </label>
          {packets!.length > MOST && (
            <p class="widget-note">{words.captureShown(number(MOST), number(packets!.length))}</p>
          )}
          <div class="net-detail">
            <Dissection
              key={packet.id}
              lang={lang}
              bytes={encodePacket(packet)}
              fields={fieldsWithMessage(packet)}
            />
          </div>
        </>
      )}
    </details>
  );
}
