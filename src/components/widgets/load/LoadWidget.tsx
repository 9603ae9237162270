import { useMemo, useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { Field } from '../frame/Field.tsx';
import { inBrowser } from '../frame/in-browser.tsx';
import { Switch } from '../frame/Switch.tsx';
import { Tabs } from '../frame/Tabs.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import { Ask } from './Ask.tsx';
import { Counters } from './Counters.tsx';
import { challengeStart, judge } from './challenge.ts';
import { experiment } from './experiment.ts';
import { Histogram } from './Histogram.tsx';
import { LoadPlot } from './LoadPlot.tsx';
import styles from './load.css?inline';
import { numbersIn } from './numbers.ts';
import { questionOf } from './question.ts';
import { Result } from './Result.tsx';
import { momentOf, nextEvent } from './recording.ts';
import { Scene } from './Scene.tsx';
import { settings as kinds, policies, scenes } from './settings.ts';
import { loadTexts } from './texts.ts';

/** One new control at a time. */
const fields = [['rate'], ['rate', 'B'], ['rate', 'c'], ['rate', 'c', 'notice']] as const;

/** W3: a server under load, its queue, several servers behind one address, and one that fails. */
export function LoadWidget({ lang }: { readonly lang: Language }) {
  const words = loadTexts[lang];
  const numbers = useMemo(() => numbersIn(lang), [lang]);
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, revealed, run, now } = session;
  const { tab } = settings;
  const question = questionOf(settings);
  const [drafts, setDrafts] = useState<Readonly<Record<number, number>>>({});
  const draft = drafts[tab] ?? question.start;
  const setDraft = (value: number) => setDrafts({ ...drafts, [tab]: value });
  const open = guess !== undefined;
  const asked = typeof session.asked === 'number' ? session.asked : undefined;
  const moment = run && momentOf(run, now);
  const shared = { lang, words, numbers, settings, question };
  const verdict = judge(settings, session.ran);
  const mean = numbers.ms(session.ran?.longRun.mean);
  const unit = question.unit === 'ms' ? '\u00a0ms' : '\u00a0%';

  return (
    <Explorable
      lang={lang}
      session={session}
      styles={styles}
      controls={
        <Tabs
          lang={lang}
          labels={words.tabs}
          selected={tab}
          onSelect={(next) => next !== tab && change({ ...scenes[next - 1], tab: next })}
        >
          {open ? (
            <>
              <div class="widget-fields">
                {fields[tab - 1]!.map((name) => (
                  <Field
                    key={name}
                    lang={lang}
                    text={words.settings[name]}
                    setting={kinds[name]}
                    value={settings[name]}
                    number={numbers.plain}
                    disabled={!revealed}
                    onChange={(value) => change({ [name]: value })}
                    hint={name === 'B' ? words.noLimit : undefined}
                  />
                ))}
                {tab >= 3 && (
                  <Switch
                    label={words.policy}
                    options={policies.map((one) => [one, words.policies[one]] as const)}
                    value={settings.policy}
                    disabled={!revealed}
                    onChange={(policy) => change({ policy })}
                  />
                )}
              </div>
              <p class="widget-note">{words.given}</p>
            </>
          ) : (
            <Ask {...shared} draft={draft} onDraft={setDraft} onPredict={session.predict} key={tab} />
          )}
        </Tabs>
      }
      guess={typeof guess === 'number' ? `${numbers.plain(guess)}${unit}` : undefined}
      time={{ format: numbers.clock, nextEvent, speeds: [0.02, 0.1, 1, 10], initialSpeed: 10 }}
      result={
        <>
          <Result {...shared} guess={asked} recording={session.ran} />
          <Challenge
            lang={lang}
            task={words.challenge}
            onStart={() => change(challengeStart)}
            solved={verdict === 'solved'}
            verdict={
              verdict === 'too-slow' || verdict === 'solved'
                ? words.verdicts[verdict](mean)
                : words.verdicts[verdict]
            }
          />
        </>
      }
    >
      <div class="widget-figures load-figures">
        <div class="load-live">
          <Scene words={words} settings={settings} recording={run} now={now} />
          <p class="widget-note">{words.sceneNote}</p>
          <Counters words={words} numbers={numbers} moment={moment} />
          <Histogram words={words} numbers={numbers} bin={run?.bin ?? 0.02} moment={moment} />
        </div>
        <LoadPlot
          {...shared}
          recording={session.ran}
          revealed={revealed}
          guess={open ? asked : draft}
          onGuess={open ? undefined : setDraft}
        />
      </div>
    </Explorable>
  );
}

export const Live = inBrowser(LoadWidget);
