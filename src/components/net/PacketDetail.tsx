import { useMemo } from 'preact/hooks';
import type { SourcePosition } from '../../lib/net/trace/event.ts';
import type { Hop } from '../../lib/net/trace/hop.ts';
import { encodePacket } from '../../lib/net/wire/encode.ts';
import { fieldsOf } from '../../lib/net/wire/fields-of.ts';
import { utf8Text } from '../../lib/net/wire/utf8.ts';
import { Dissection } from './Dissection.tsx';
import { payloadOf } from './packet-kind.ts';
import { Meanings } from './packet-meaning.ts';
import { causeOf } from './packet-source.ts';
import { count, formatMilliseconds, packetTexts } from './packet-texts.ts';
import type { PacketFigure, TraceView } from './trace-view.ts';

interface PacketDetailProps extends Omit<PacketFigure, 'onSelect'> {
  readonly onSource?: ((source: SourcePosition) => void) | undefined;
  /** How a packet is taken apart. Default: its headers, and its data as one field. */
  readonly dissect?: typeof fieldsOf;
}

/** One packet taken apart: what it says, the code that caused it, and its fields beside the bytes they are made of. */
export function PacketDetail({ lang, view, selected, onSource, dissect = fieldsOf }: PacketDetailProps) {
  const texts = packetTexts[lang].detail;
  const hop = view.hops.find(({ id }) => id === selected);
  if (!hop) return <p class="net-detail nothing">{texts.nothing}</p>;
  return (
    <section class="net-detail" aria-label={texts.name}>
      <Summary lang={lang} view={view} hop={hop} onSource={onSource} />
      <PacketBytes key={hop.packet.id} lang={lang} view={view} hop={hop} dissect={dissect} />
    </section>
  );
}

interface PartProps {
  readonly lang: PacketFigure['lang'];
  readonly view: TraceView;
  readonly hop: Hop;
}

function Summary({ lang, view, hop, onSource }: PartProps & Pick<PacketDetailProps, 'onSource'>) {
  const texts = packetTexts[lang].detail;
  const meaning = useMemo(() => {
    const reader = new Meanings(lang, view.numbers);
    for (const earlier of view.hops)
      if (earlier !== hop) reader.of(earlier);
      else break;
    return reader.of(hop);
  }, [lang, view, hop]);
  const call = causeOf(view, hop);
  return (
    <header>
      <p class="meaning">
        <strong>
          {hop.from} → {hop.to}
        </strong>{' '}
        {meaning}
      </p>
      <p class="times">{timesOf(hop, lang)}</p>
      <p class="cause">
        {call?.source ? (
          <>
            {texts.cause}{' '}
            {onSource ? (
              <button type="button" onClick={() => onSource(call.source!)}>
                <code>{call.label}</code> {call.source.file}:{call.source.line}
              </button>
            ) : (
              <span>
                <code>{call.label}</code> {call.source.file}:{call.source.line}
              </span>
            )}
          </>
        ) : (
          !call && hop.packet.body.protocol === 'tcp' && texts.kernel
        )}
      </p>
    </header>
  );
}

function timesOf(hop: Hop, lang: PacketFigure['lang']): string {
  const { detail: texts, causes } = packetTexts[lang];
  const words = [texts.sent(formatMilliseconds(hop.enteredAt))];
  if (hop.startAt !== undefined && hop.startAt > hop.enteredAt) {
    words.push(texts.waited(formatMilliseconds(hop.startAt - hop.enteredAt)));
  }
  if (hop.droppedAt !== undefined) {
    words.push(texts.lost(formatMilliseconds(hop.droppedAt), causes[hop.cause ?? 'loss']));
  } else if (hop.receivedAt !== undefined) {
    words.push(texts.received(formatMilliseconds(hop.receivedAt)));
  } else words.push(texts.underWay);
  return words.join(' · ');
}

/** The packet's headers and data, beside their bytes, and the text in them. */
function PacketBytes({
  lang,
  view,
  hop: { packet },
  dissect,
}: PartProps & { readonly dissect: typeof fieldsOf }) {
  const texts = packetTexts[lang].detail;
  const bytes = useMemo(() => encodePacket(packet), [packet]);
  const fields = useMemo(() => dissect(packet, view.numbers.get(packet.id)), [packet, view]);
  const payload = payloadOf(packet);
  return (
    <>
      <p class="size">{texts.size(count(bytes.length, lang), count(payload.length, lang))}</p>
      <Dissection lang={lang} bytes={bytes} fields={fields}>
        <Payload payload={payload} lang={lang} />
      </Dissection>
    </>
  );
}

function Payload({ payload, lang }: { readonly payload: Uint8Array; readonly lang: PacketFigure['lang'] }) {
  const texts = packetTexts[lang].detail;
  if (payload.length === 0) return null;
  const text = utf8Text(payload);
  return (
    <div class="payload">
      <h4>{texts.text}</h4>
      {text === undefined ? <p>{texts.noText}</p> : <pre>{text}</pre>}
    </div>
  );
}
