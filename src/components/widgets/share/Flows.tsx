import { countOf } from '../../../lib/experiments/voice.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { averageOf, BOTTLENECK, type Recording } from './recording.ts';
import { colourOf } from './SharePlot.tsx';
import type { ShareTexts } from './texts.ts';

interface FlowsProps {
  readonly lang: Language;
  readonly words: ShareTexts;
  readonly run: Recording;
}

/** What each flow got on average, and how the call's frames fared. */
export function Flows({ lang, words, run }: FlowsProps) {
  const number = (value: number, digits = 2) =>
    new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(value);
  const nameOf = (kind: Recording['flows'][number]['kind'], place: number) => {
    if (kind === 'unresponsive') return words.flows.udp;
    if (kind === 'call') return words.flows.call;
    return place === 0 ? words.flows.mine : words.flows.other(place);
  };
  return (
    <section class="share-flows">
      <h4>{words.flows.title}</h4>
      <dl>
        {run.flows.map(({ kind }, place) => {
          const rate = averageOf(run, place);
          return (
            <div key={`${kind} ${place}`}>
              <dt>{nameOf(kind, place)}</dt>
              <dd>
                <span class="share-track">
                  <span
                    style={{ width: `${(100 * rate) / BOTTLENECK}%`, background: colourOf(kind, place) }}
                  />
                </span>
                <span class="share-value">
                  {kind === 'call' ? words.smallRate(number(rate * 1000, 0)) : words.rate(number(rate))}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
      {run.frames.length > 0 && (
        <p class="widget-note">
          {words.flows.call}:{' '}
          {words.flows.frames(
            number(countOf(run.frames, 'on-time')),
            number(countOf(run.frames, 'late')),
            number(countOf(run.frames, 'lost')),
          )}
        </p>
      )}
    </section>
  );
}
