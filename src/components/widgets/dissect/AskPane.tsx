import type { Language } from '../../../lib/i18n/language.ts';
import { messageFields } from '../../../lib/messages/dissect.ts';
import { requestText } from '../../../lib/messages/http-request.ts';
import { seconds } from '../../../lib/net/time.ts';
import { hopsOf } from '../../../lib/net/trace/hop.ts';
import { utf8Bytes } from '../../../lib/net/wire/utf8.ts';
import { Dissection } from '../../net/Dissection.tsx';
import { payloadOf } from '../../net/packet-kind.ts';
import { RunPackets } from '../frame/RunPackets.tsx';
import type { ANSWERS, Asking } from './experiment.ts';
import { requestOf, type Settings } from './settings.ts';
import type { DissectTexts } from './texts.ts';

interface AskPaneProps {
  readonly lang: Language;
  readonly words: DissectTexts;
  readonly settings: Settings;
  readonly run: Asking | undefined;
  readonly guess: (typeof ANSWERS)[number] | undefined;
  readonly now: number;
}

const HOSTS = ['client', 'server.lab'];

/** The request as it goes out, the packets it makes, and the answer as it came back. */
export function AskPane({ lang, words, settings, run, guess, now }: AskPaneProps) {
  const request = requestText(requestOf(settings));
  const length = words.bytes(utf8Bytes(request).length.toLocaleString(lang));
  const come = run ? arrived(run, now) : 0;
  const over = run !== undefined && now >= run.end;
  const answer = run?.answer.subarray(0, come) ?? new Uint8Array(0);
  return (
    <div class="widget-figures dissect-ask">
      <div class="dissect-side">
        <section aria-label={words.request}>
          <h4>
            {words.request} <small>{words.requestLength(length)}</small>
          </h4>
          <pre class="widget-bytes">{marked(request)}</pre>
        </section>
        <section aria-label={words.answer}>
          <h4>{words.answer}</h4>
          {guess && (
            <p class="dissect-guess">
              {words.mine}: {words.answers[guess]}
            </p>
          )}
          {answer.length > 0 ? (
            <>
              <pre class="widget-bytes">{marked(new TextDecoder().decode(answer))}</pre>
              <details>
                <summary>{words.bytes(answer.length.toLocaleString(lang))}</summary>
                <div class="net-detail">
                  <Dissection lang={lang} bytes={answer} fields={messageFields('http', answer)} />
                </div>
              </details>
            </>
          ) : (
            <p class="widget-note" role="status">
              {over
                ? words.silence(words.seconds(settings.patience))
                : run
                  ? words.noAnswerYet
                  : words.loadingEngine}
            </p>
          )}
        </section>
      </div>
      <RunPackets lang={lang} events={run?.events ?? NONE} hosts={HOSTS} now={seconds(now)} />
    </div>
  );
}

const NONE: Asking['events'] = [];

/** Bytes of the answer that have come by then. */
const arrived = ({ events }: Asking, now: number): number =>
  hopsOf(events)
    .filter(({ to, receivedAt }) => to === 'client' && receivedAt !== undefined && receivedAt <= seconds(now))
    .reduce((sum, { packet }) => sum + payloadOf(packet).length, 0);

/** A text with the ends of its lines to be seen. */
function marked(text: string) {
  return text.split(/(\r?\n)/).map((piece, place) =>
    place % 2 === 0 ? (
      piece
    ) : (
      <>
        <span class="line-end">{piece === '\n' ? '\\n' : '\\r\\n'}</span>
        {'\n'}
      </>
    ),
  );
}
