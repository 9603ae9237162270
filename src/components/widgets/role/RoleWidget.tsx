import { useMemo } from 'preact/hooks';
import { SCENES, sceneOf } from '../../../lib/experiments/sessions.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { inBrowser } from '../frame/in-browser.tsx';
import { Switch } from '../frame/Switch.tsx';
import { scoreOf } from '../frame/score.ts';
import { TracePackets, useTraceView } from '../frame/TracePackets.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import { clientsIn, experiment, nextEvent } from './experiment.ts';
import { Lanes } from './Lanes.tsx';
import { Question } from './Question.tsx';
import { Result } from './Result.tsx';
import styles from './role.css?inline';
import { type RoleTexts, roleTexts } from './texts.ts';

/** W4: the role in a session goes to who made contact, whichever way the data goes. */
export function RoleWidget({ lang }: { readonly lang: Language }) {
  const words = roleTexts[lang];
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, asked, run, ran, now } = session;
  const { scene } = settings;
  const still = useMemo(() => sceneOf(scene), [scene]);
  const view = useTraceView(run?.events ?? [], still.hosts, now * 1e9);
  const said = typeof asked === 'string' ? asked : undefined;
  const name = (place: string) => words.hosts[still.hosts[Number(place)] as keyof RoleTexts['hosts']];
  const { predicted, right, solved } = scoreOf(session.guesses, SCENES, (one) => clientsIn(sceneOf(one)));
  return (
    <Explorable
      lang={lang}
      session={session}
      styles={styles}
      controls={
        <>
          <Switch
            label={words.scene}
            options={SCENES.map((one) => [one, words.scenes[one].name] as const)}
            value={scene}
            disabled={false}
            onChange={(next) => change({ scene: next })}
          />
          {guess === undefined ? (
            <Question
              key={scene}
              lang={lang}
              words={words}
              scene={scene}
              run={still}
              onPredict={session.predict}
            />
          ) : (
            <p>{words.scenes[scene].story}</p>
          )}
        </>
      }
      guess={said && words.guessed([...said].map(name))}
      time={{ format: words.clock, nextEvent, speeds: [0.01, 0.05, 0.2, 1], initialSpeed: 0.05 }}
      result={
        <>
          {ran && <Result lang={lang} words={words} scene={scene} run={ran} guess={said} />}
          <Challenge
            lang={lang}
            task={words.challenge}
            onStart={() => change({ scene: SCENES[0] })}
            solved={solved}
            verdict={solved ? words.solved : words.verdict(right, predicted)}
          />
        </>
      }
    >
      <div>
        <Lanes id="role" words={words} scene={run ?? still} now={run && now * 1000} guess={run && said} />
        <p class="widget-note">{words.legend}</p>
      </div>
      {run && <TracePackets lang={lang} view={view} current={view.hops.at(-1)?.id} />}
    </Explorable>
  );
}

export const Live = inBrowser(RoleWidget);
