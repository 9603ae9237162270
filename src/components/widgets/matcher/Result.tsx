import type { Application } from '../../../lib/experiments/applications.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { Comparison } from '../frame/Comparison.tsx';
import { valueText } from './Dials.tsx';
import { dialNames, judgeDial, readNeeds } from './dials.ts';
import { type Recording, wayNames } from './recording.ts';
import type { Settings } from './settings.ts';
import type { MatcherTexts } from './texts.ts';
import { isGuarded, isUnmetRight, judgeTransport, unpromised } from './verdict.ts';

interface ResultProps {
  readonly lang: Language;
  readonly words: MatcherTexts;
  readonly application: Application;
  readonly settings: Settings;
  readonly run: Recording;
  readonly guess: unknown;
}

/** After the run: each dial with its reason, the transport, and what no transport can give. */
export function Result({ lang, words, application, settings, run, guess }: ResultProps) {
  const card = words.card[application.id];
  const needs = typeof guess === 'string' ? readNeeds(guess) : undefined;
  const fine = wayNames.filter((name) => run.runs[name].outcome === 'fine').length;
  const verdicts = needs && dialNames.map((dial) => judgeDial(application, needs, dial));
  const unfit = judgeTransport(application, settings) === 'unfit';
  return (
    <Comparison
      lang={lang}
      result={<strong>{words.result(fine, overText(words, settings))}</strong>}
      verdict={verdicts && words.dialsRight(verdicts.filter((verdict) => verdict !== 'wrong').length)}
    >
      <dl class="matcher-verdicts">
        {dialNames.map((dial, place) => (
          <div key={dial}>
            <dt>
              {words.dial[dial]}: <b>{valueText(words, dial, application.needs[dial])}</b>
            </dt>
            <dd>
              {needs && (
                <span class={`matcher-said ${verdicts![place]}`}>
                  {{ right: '✓', also: '✓', wrong: '✕' }[verdicts![place]!]}{' '}
                  {words.said(valueText(words, dial, needs[dial]), words.dialVerdict[verdicts![place]!])}
                </span>
              )}{' '}
              {card.why[dial]}
            </dd>
          </div>
        ))}
        <div>
          <dt>
            {words.transportTitle}: <b>{overText(words, settings)}</b>
          </dt>
          <dd>
            {words.transportVerdict[judgeTransport(application, settings)]}{' '}
            {unfit &&
              settings.transport === 'udp' &&
              application.needs.loss === 'intolerant' &&
              words.udpLoses}{' '}
            {card.over} {guard()}
          </dd>
        </div>
        <div>
          <dt>{words.unmetTitle}</dt>
          <dd>{words.unmetVerdict[unmet()]}</dd>
        </div>
      </dl>
    </Comparison>
  );

  function guard(): string {
    if (settings.transport === 'quic') return words.guarded.builtIn;
    if (settings.tls === 'yes') return words.guarded.yes;
    return isGuarded(application, settings) ? words.guarded.byCustom : words.guarded.no;
  }

  function unmet(): 'right' | 'wrong' | 'nothing' {
    const { throughput, delay } = unpromised(application);
    if (!throughput && !delay) return 'nothing';
    return isUnmetRight(application, settings) ? 'right' : 'wrong';
  }
}

/** `TCP + TLS`, `UDP + DTLS`, `QUIC`. */
export function overText(words: MatcherTexts, { transport, tls }: Settings): string {
  const name = words.transports[transport];
  if (transport === 'quic' || tls === 'no') return name;
  return transport === 'udp' ? `${name} + DTLS` : `${name} + TLS`;
}
