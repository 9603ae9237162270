import { useMemo, useState } from 'preact/hooks';
import type { Lang } from '../../net/plot-texts.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { Field } from '../frame/Field.tsx';
import { inBrowser } from '../frame/in-browser.tsx';
import { Tabs } from '../frame/Tabs.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import { Bottleneck } from './Bottleneck.tsx';
import { challengeStart, judge } from './challenge.ts';
import { DistributionPlot } from './DistributionPlot.tsx';
import { experiment } from './experiment.ts';
import { boundsOf } from './model.ts';
import { numbersIn } from './numbers.ts';
import { Question } from './Question.tsx';
import { Result } from './Result.tsx';
import { nextEvent } from './recording.ts';
import { Streets } from './Streets.tsx';
import { settings as kinds, type Settings } from './settings.ts';
import styles from './swarm.css?inline';
import { swarmTexts } from './texts.ts';

type Control = Exclude<keyof Settings, 'seed' | 'tab'>;

/** One new set of controls at a time. */
const controls: readonly (readonly Control[])[] = [
  ['N'],
  ['N', 'us', 'u', 'd', 'F'],
  ['N', 'free', 'leave', 'K'],
];

/** W2: client–server against P2P distribution time. */
export function SwarmWidget({ lang }: { readonly lang: Lang }) {
  const words = swarmTexts[lang];
  const numbers = useMemo(() => numbersIn(lang, words), [lang]);
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, revealed, run, now } = session;
  const [draft, setDraft] = useState(800);
  const open = guess !== undefined;
  const asked = typeof session.asked === 'number' ? session.asked : undefined;
  const from = settings.N > 10 ? 10 : 1;
  const shared = { words, numbers, settings, from };

  const verdict = judge(settings);
  const { peerToPeer } = boundsOf(settings);
  const measured = {
    'other-receivers': numbers.people(settings.N),
    'server-changed': numbers.rate(settings.us),
    'file-changed': `${numbers.plain(settings.F)}\u00a0GB`,
    'too-slow': numbers.seconds(peerToPeer.time),
    solved: numbers.seconds(peerToPeer.time),
  }[verdict];

  return (
    <Explorable
      lang={lang}
      session={session}
      styles={styles}
      controls={
        open ? (
          <Tabs lang={lang} labels={words.tabs} selected={settings.tab} onSelect={(tab) => change({ tab })}>
            <div class="widget-fields">
              {controls[settings.tab - 1]!.map((name) => (
                <Field
                  key={name}
                  lang={lang}
                  text={words.settings[name]}
                  setting={kinds[name]}
                  value={settings[name]}
                  number={numbers.plain}
                  disabled={!revealed}
                  onChange={(value) => change({ [name]: value })}
                  hint={name === 'leave' ? words.leaveHint : undefined}
                />
              ))}
            </div>
            {settings.tab !== 2 && <p class="widget-note">{words.rest(settings, numbers)}</p>}
          </Tabs>
        ) : (
          <Question {...shared} lang={lang} draft={draft} onDraft={setDraft} onPredict={session.predict} />
        )
      }
      guess={typeof guess === 'number' ? numbers.seconds(guess) : undefined}
      time={{ format: numbers.seconds, nextEvent, speeds: [1, 10, 100, 1000], initialSpeed: 100 }}
      result={
        <>
          <div class="widget-reading">
            <Result {...shared} lang={lang} guess={asked} recording={session.ran} />
            <Bottleneck words={words} numbers={numbers} time={peerToPeer} />
          </div>
          <Challenge
            lang={lang}
            task={words.challenge}
            onStart={() => change(challengeStart)}
            solved={verdict === 'solved'}
            verdict={words.verdicts[verdict](measured)}
          />
        </>
      }
    >
      <div class="widget-figures swarm-figures">
        <DistributionPlot
          {...shared}
          lang={lang}
          revealed={revealed}
          guess={open ? asked : draft}
          onGuess={open ? undefined : setDraft}
          now={now}
          end={run?.end}
        />
        <Streets words={words} numbers={numbers} settings={settings} recording={run} now={now} />
      </div>
    </Explorable>
  );
}

export const Live = inBrowser(SwarmWidget);
