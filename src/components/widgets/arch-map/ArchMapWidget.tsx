import type { Language } from '../../../lib/i18n/language.ts';
import { type Effect, STRUCTURES } from '../../../lib/structure/structure.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { ChoiceQuestion } from '../frame/ChoiceQuestion.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { inBrowser } from '../frame/in-browser.tsx';
import { Switch } from '../frame/Switch.tsx';
import { scoreOf } from '../frame/score.ts';
import { useExperiment } from '../frame/use-experiment.ts';
import styles from './arch-map.css?inline';
import { effects, experiment, nextEvent, recordingOf } from './experiment.ts';
import { Result } from './Result.tsx';
import { StructureMap } from './StructureMap.tsx';
import { preset, toggled } from './settings.ts';
import { type ArchMapTexts, archMapTexts } from './texts.ts';

/** W1: who talks to whom, and who still does when hosts are off. */
export function ArchMapWidget({ lang }: { readonly lang: Language }) {
  const words = archMapTexts[lang];
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, asked, revealed, run, ran, now } = session;
  const { app, off } = settings;
  const recording = run ?? recordingOf(settings);
  const said = typeof asked === 'string' ? asked : undefined;
  const { predicted, right, solved } = scoreOf(
    session.guesses,
    STRUCTURES,
    (one) => recordingOf({ ...preset, app: one }).effect,
  );
  return (
    <Explorable
      lang={lang}
      session={session}
      styles={styles}
      controls={
        <>
          <Switch
            label={words.app}
            options={STRUCTURES.map((one) => [one, words.apps[one].name] as const)}
            value={app}
            disabled={false}
            onChange={(next) => change({ app: next, off: preset.off })}
          />
          {guess === undefined ? (
            <ChoiceQuestion
              key={app}
              lang={lang}
              question={{
                ask: words.apps[app].ask,
                answers: Object.fromEntries(effects.map((one) => [one, words.effects[one]])),
              }}
              lead={words.lead}
              onPredict={session.predict}
            />
          ) : (
            <fieldset class="arch-off" disabled={!revealed}>
              <legend class="field-label">{words.off}</legend>
              {recording.structure.hosts.map((host, place) => (
                <button
                  key={host}
                  type="button"
                  aria-pressed={off.includes(String(place))}
                  onClick={() => change({ off: toggled(off, place) })}
                >
                  {words.hosts[host as keyof ArchMapTexts['hosts']]}
                </button>
              ))}
            </fieldset>
          )}
        </>
      }
      guess={said && words.effects[said as Effect]}
      time={{ format: words.clock, nextEvent, speeds: [0.5, 1, 2, 4], initialSpeed: 1 }}
      result={
        <>
          {ran && <Result lang={lang} words={words} app={app} recording={ran} guess={said} />}
          <Challenge
            lang={lang}
            task={words.challenge}
            onStart={() => change({ app: STRUCTURES[0], off: preset.off })}
            solved={solved}
            verdict={solved ? words.solved : words.verdict(right, predicted)}
          />
        </>
      }
    >
      <div>
        <StructureMap words={words} recording={recording} now={run && now} />
        <p class="widget-note">{words.legend}</p>
      </div>
    </Explorable>
  );
}

export const Live = inBrowser(ArchMapWidget);
