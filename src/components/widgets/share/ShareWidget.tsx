import { useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { Choices } from '../frame/Choices.tsx';
import { Comparison } from '../frame/Comparison.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { Field } from '../frame/Field.tsx';
import { SKIPPED } from '../frame/fragment.ts';
import { inBrowser } from '../frame/in-browser.tsx';
import { NumberGuess, readGuess } from '../frame/NumberGuess.tsx';
import { PredictPanel } from '../frame/PredictPanel.tsx';
import { Switch } from '../frame/Switch.tsx';
import { Tabs } from '../frame/Tabs.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import { useWritten } from '../frame/use-written.ts';
import { challengeStart, judge } from './challenge.ts';
import { experiment } from './experiment.ts';
import { Flows } from './Flows.tsx';
import { averageOf, BOTTLENECK, nextEvent, type Recording } from './recording.ts';
import { SharePlot } from './SharePlot.tsx';
import { controls, settings as kinds } from './settings.ts';
import styles from './share.css?inline';
import { shareTexts } from './texts.ts';

/** A guess within this share of the model's answer counts as right: shares of TCP are not more even than that. */
const CLOSE = 0.2;

/** W9: a bottleneck that others use, too. */
function ShareWidget({ lang }: { readonly lang: Language }) {
  const words = shareTexts[lang];
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, revealed, run, ran, now } = session;
  const [draft, setDraft] = useState(5);
  const written = useWritten(draft, readGuess, setDraft);
  const asked = typeof session.asked === 'number' ? session.asked : undefined;
  const number = (value: number) => new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(value);
  const rate = (value: number) => words.rate(number(value));
  const verdict = judge(settings, ran);

  return (
    <Explorable
      lang={lang}
      session={session}
      styles={styles}
      controls={
        guess === undefined ? (
          <PredictPanel
            lang={lang}
            question={words.question(settings.N)}
            lead={words.lead}
            ready={!written.bad}
            onPredict={() => session.predict(draft)}
            onSkip={() => session.predict(SKIPPED)}
          >
            <NumberGuess label={words.guessField} written={written} badGuess={words.badGuess}>
              <Choices
                choices={[10, 5, 2.5].map((value) => [value, rate(value)] as const)}
                isChosen={(value) => value === draft}
                onChoose={setDraft}
              />
            </NumberGuess>
          </PredictPanel>
        ) : (
          <Tabs lang={lang} labels={words.tabs} selected={settings.tab} onSelect={(tab) => change({ tab })}>
            <div class="widget-fields">
              {controls[settings.tab - 1]!.map((name) => (
                <Field
                  key={name}
                  lang={lang}
                  text={words.controls[name]}
                  setting={kinds[name]}
                  value={settings[name]}
                  number={number}
                  disabled={!revealed}
                  onChange={(value) => change({ [name]: value })}
                />
              ))}
              {settings.tab === 3 && (
                <Switch
                  label={words.call}
                  options={[
                    ['no', words.callOptions.no],
                    ['yes', words.callOptions.yes],
                  ]}
                  value={settings.call}
                  disabled={!revealed}
                  onChange={(call) => change({ call })}
                />
              )}
            </div>
          </Tabs>
        )
      }
      guess={typeof guess === 'number' ? rate(guess) : undefined}
      time={{
        format: (value) => words.seconds(number(value)),
        nextEvent,
        speeds: [0.5, 1, 5, 20],
        initialSpeed: 5,
      }}
      result={
        ran && (
          <>
            <div class="widget-reading">
              <Comparison
                lang={lang}
                result={<strong>{words.result(rate(averageOf(ran, 0)), settings.N)}</strong>}
                verdict={
                  asked === undefined
                    ? undefined
                    : words.verdict[Math.abs(asked / averageOf(ran, 0) - 1) <= CLOSE ? 'close' : 'off'](
                        rate(asked),
                      )
                }
              >
                {why(ran).map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </Comparison>
              <Flows lang={lang} words={words} run={ran} />
            </div>
            <Challenge
              lang={lang}
              task={words.challenge}
              onStart={() => change(challengeStart)}
              solved={verdict === 'solved'}
              verdict={words.verdicts[verdict]}
            />
          </>
        )
      }
    >
      <SharePlot
        lang={lang}
        words={words}
        settings={settings}
        run={run}
        now={now}
        guess={guess === undefined ? draft : asked}
        onGuess={guess === undefined ? setDraft : undefined}
      />
    </Explorable>
  );

  function why({ fair }: Recording): string[] {
    const { N, udp, access, call } = settings;
    const { explain } = words;
    const left = BOTTLENECK - udp;
    const sentences = [];
    if (udp >= BOTTLENECK) sentences.push(explain.drowned);
    else if (udp > 0) sentences.push(explain.udp(rate(udp), rate(left)));
    else if (fair === access) sentences.push(explain.line(rate(access)));
    else sentences.push(N === 1 ? explain.alone : explain.shared(N, rate(fair)));
    if (call === 'yes') sentences.push(explain.call);
    if (N > 1 && udp < BOTTLENECK) sentences.push(explain.uneven);
    return sentences;
  }
}

export const Live = inBrowser(ShareWidget);
