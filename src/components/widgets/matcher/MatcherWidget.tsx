import { APPLICATIONS } from '../../../lib/experiments/applications.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { SKIPPED } from '../frame/fragment.ts';
import { inBrowser } from '../frame/in-browser.tsx';
import { Switch } from '../frame/Switch.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import { Dials } from './Dials.tsx';
import { experiment } from './experiment.ts';
import styles from './matcher.css?inline';
import { Result } from './Result.tsx';
import { nextEvent, type Recording, wayNames } from './recording.ts';
import { applicationOf, preset, transports, unmets } from './settings.ts';
import { matcherTexts } from './texts.ts';
import { isGuarded } from './verdict.ts';
import { Ways } from './Ways.tsx';

/** W8: from what an application needs to what it runs on, tried on three ways. */
function MatcherWidget({ lang }: { readonly lang: Language }) {
  const words = matcherTexts[lang];
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, run, ran, now } = session;
  const application = applicationOf(settings);
  const card = words.card[application.id];
  const number = (value: number) => new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(value);
  const verdict = judge(ran);

  return (
    <Explorable
      lang={lang}
      session={session}
      styles={styles}
      controls={
        <>
          <label class="matcher-cards">
            <span class="field-label">{words.cards}</span>
            <select
              value={settings.app}
              onChange={({ currentTarget: { value } }) => {
                const next = APPLICATIONS.find(({ id }) => id === value);
                const { transport, tls, unmet } = preset;
                if (next) change({ app: next.id, transport, tls, unmet });
              }}
            >
              {APPLICATIONS.map(({ id }, place) => (
                <option key={id} value={id}>
                  {place + 1}. {words.card[id].name}
                </option>
              ))}
            </select>
          </label>
          {guess === undefined ? (
            <Dials
              key={application.id}
              lang={lang}
              words={words}
              name={card.name}
              scene={card.scene}
              onPredict={session.predict}
            />
          ) : (
            <>
              <p>
                {card.scene} {words.choose}
              </p>
              <div class="matcher-dials">
                <Switch
                  label={words.transport}
                  options={transports.map((one) => [one, words.transports[one]] as const)}
                  value={settings.transport}
                  disabled={false}
                  onChange={(transport) => change({ transport })}
                />
                <Switch
                  label={words.tls}
                  options={[
                    ['no', words.tlsOptions.no],
                    ['yes', words.tlsOptions.yes],
                  ]}
                  value={settings.tls}
                  disabled={settings.transport === 'quic'}
                  onChange={(tls) => change({ tls })}
                />
                <Switch
                  label={words.unmet}
                  options={unmets.map((one) => [one, words.unmetOptions[one]] as const)}
                  value={settings.unmet}
                  disabled={false}
                  onChange={(unmet) => change({ unmet })}
                />
              </div>
              {settings.transport === 'quic' && <p class="widget-note">{words.quicNote}</p>}
            </>
          )}
        </>
      }
      guess={guess === undefined || guess === SKIPPED ? undefined : words.guess}
      time={{
        format: (value) => words.seconds(number(value)),
        nextEvent,
        speeds: [0.5, 1, 5, 20],
        initialSpeed: 5,
      }}
      result={
        ran && (
          <>
            <Result {...{ lang, words, application, settings, guess }} run={ran} />
            <Challenge
              lang={lang}
              task={words.challenge}
              onStart={() => undefined}
              solved={verdict === 'solved'}
              verdict={words.verdicts[verdict]}
            />
          </>
        )
      }
    >
      <Ways lang={lang} words={words} run={run} atMs={run ? now * 1000 : -1} isOver={ran !== undefined} />
    </Explorable>
  );

  function judge(last: Recording | undefined): keyof typeof words.verdicts {
    if (!last) return 'not-run';
    if (wayNames.some((name) => last.runs[name].outcome !== 'fine')) return 'not-yet';
    return isGuarded({ ...application, also: {} }, settings) ? 'solved' : 'open';
  }
}

export const Live = inBrowser(MatcherWidget);
