import type { Frame } from '../../../lib/experiments/voice.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { answerText, ChoiceQuestion } from '../frame/ChoiceQuestion.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { Field } from '../frame/Field.tsx';
import { inBrowser } from '../frame/in-browser.tsx';
import { Tabs } from '../frame/Tabs.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import { CallPackets } from './CallPackets.tsx';
import { CallRow } from './CallRow.tsx';
import { challengeStart, judge } from './challenge.ts';
import { experiment } from './experiment.ts';
import { FileRows } from './FileRows.tsx';
import { Result } from './Result.tsx';
import { INTERVAL, nextEvent } from './recording.ts';
import rollStyles from './roll.css?inline';
import { settings as kinds, sceneOf, scenes } from './settings.ts';
import styles from './sliders.css?inline';
import { slidersTexts } from './texts.ts';

/** Before a call: nothing is spoken yet. */
const silent: readonly Frame[] = Array.from({ length: 100 }, (_, place) => ({
  sentMs: place * INTERVAL,
  fate: 'on-time',
}));

/** W7: a call and a file over TCP and UDP, on a way that the learner makes worse. */
function SlidersWidget({ lang }: { readonly lang: Language }) {
  const words = slidersTexts[lang];
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, asked, revealed, run, ran, now } = session;
  const scene = sceneOf(settings);
  const number = (value: number) => new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(value);
  const seconds = (value: number) => words.seconds(value.toFixed(2));
  const percent = (share: number) =>
    new Intl.NumberFormat(lang, { style: 'percent' }).format(Math.floor(share * 100) / 100);
  const verdict = judge(settings, ran);
  const said = answerText(words[scene], guess);
  const guessedLate = scene === 'far' && said ? Number(guess) : undefined;
  const ghostAt = (protocol: 'tcp' | 'udp') => {
    if (guessedLate !== undefined && protocol === 'tcp') return words.guessLate(String(guessedLate));
    if (scene !== 'near') return undefined;
    if (guess === protocol) return words.guessHere;
    return guess === 'same' && protocol === 'tcp' ? words.guessSame : undefined;
  };

  return (
    <Explorable
      lang={lang}
      session={session}
      styles={rollStyles + styles}
      controls={
        <Tabs
          lang={lang}
          labels={words.tabs}
          selected={settings.tab}
          onSelect={(tab) => tab !== settings.tab && change({ ...scenes[tab - 1]!.start, tab })}
        >
          {guess === undefined ? (
            <ChoiceQuestion
              key={scene}
              lang={lang}
              question={words[scene]}
              lead={words.lead}
              onPredict={session.predict}
            />
          ) : (
            <div class="widget-fields">
              {scenes[settings.tab - 1]!.controls.map((name) => (
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
            </div>
          )}
          <p class="widget-note">
            {words.rest({ ...settings, rate: number(settings.rate), loss: number(settings.loss) })}
          </p>
        </Tabs>
      }
      guess={said}
      time={{ format: seconds, nextEvent, speeds: [0.1, 0.5, 1, 5, 20], initialSpeed: 1 }}
      result={
        ran && (
          <>
            <div class="widget-reading">
              <Result {...{ lang, words, settings, asked, seconds }} run={ran} />
              <div>
                <p class="widget-note">{words.soundNote}</p>
                <CallPackets lang={lang} words={words} run={ran} />
              </div>
            </div>
            {scene === 'far' && (
              <Challenge
                lang={lang}
                task={words.challenge}
                onStart={() => change(challengeStart)}
                solved={verdict === 'solved'}
                verdict={words.verdicts[verdict]}
              />
            )}
          </>
        )
      }
    >
      <div class="sliders-rows">
        {(['tcp', 'udp'] as const).map((protocol) => (
          <CallRow
            key={protocol}
            words={words}
            name={words.call[protocol]}
            frames={run?.[protocol].frames ?? silent}
            atMs={run ? now * 1000 : -1}
            ghost={ghostAt(protocol)}
            guessedLate={protocol === 'tcp' ? guessedLate : undefined}
            audible={ran !== undefined}
          />
        ))}
        <ul class="sliders-legend">
          {(['on-time', 'late', 'lost'] as const).map((fate) => (
            <li key={fate}>
              <svg class="sliders-roll sliders-mark" viewBox="0 0 12 18" aria-hidden="true">
                <path
                  class={fate}
                  d={{ 'on-time': 'M6 17V1', late: 'M6 17V10', lost: 'M3 5l6 8m0 -8l-6 8' }[fate]}
                />
              </svg>
              {words.legend[fate]}
            </li>
          ))}
        </ul>
        {run?.file && (
          <FileRows words={words} file={run.file} atMs={now * 1000} seconds={seconds} percent={percent} />
        )}
        {scene === 'file' && said && <p class="widget-ghost">{words.guessFile(said)}</p>}
      </div>
    </Explorable>
  );
}

export const Live = inBrowser(SlidersWidget);
