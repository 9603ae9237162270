import { useMemo } from 'preact/hooks';
import { RECEIVER, SENDERS, tcpDoors, udpDoors } from '../../../lib/experiments/doors.ts';
import { TROUBLES, trouble } from '../../../lib/experiments/troubles.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { SocketTable } from '../../net/SocketTable.tsx';
import { Challenge } from '../frame/Challenge.tsx';
import { ChoiceQuestion } from '../frame/ChoiceQuestion.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { SKIPPED } from '../frame/fragment.ts';
import { inBrowser } from '../frame/in-browser.tsx';
import { Switch } from '../frame/Switch.tsx';
import { scoreOf } from '../frame/score.ts';
import { Tabs } from '../frame/Tabs.tsx';
import { TracePackets, useTraceView } from '../frame/TracePackets.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import { DoorQuestion } from './DoorQuestion.tsx';
import { DoorResult } from './DoorResult.tsx';
import styles from './demux.css?inline';
import { experiment, nextEvent, type Outcome } from './experiment.ts';
import { routeIn } from './guess.ts';
import { Hall } from './Hall.tsx';
import { TroubleResult } from './TroubleResult.tsx';
import { demuxTexts } from './texts.ts';

const pair = ['client', RECEIVER];
const street = [SENDERS[0], RECEIVER, SENDERS[1]];

/** W6: demultiplexing by two values and by four, and its errors. */
export function DemuxWidget({ lang }: { readonly lang: Language }) {
  const words = demuxTexts[lang];
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, asked, run, ran, now } = session;
  const { tab, trouble: name } = settings;
  const open = guess !== undefined;
  const still = useMemo(() => (tab === 1 ? udpDoors() : tab === 2 ? tcpDoors() : undefined), [tab]);
  const doors = run?.doors ?? still;
  const view = useTraceView(run?.events ?? [], tab === 3 ? pair : street, now * 1e9);
  const said = typeof asked === 'string' ? asked : undefined;
  const slow = tab === 3 && name === 'silent';
  const { predicted, right, solved } = scoreOf(session.guesses, TROUBLES, (one) => trouble(one).outcome);

  return (
    <Explorable
      lang={lang}
      session={session}
      styles={styles}
      controls={
        <Tabs lang={lang} labels={words.tabs} selected={tab} onSelect={(next) => change({ tab: next })}>
          {tab === 3 && (
            <Switch
              label={words.trouble}
              options={TROUBLES.map((one) => [one, words.troubles[one].name] as const)}
              value={name}
              disabled={false}
              onChange={(next) => change({ trouble: next })}
            />
          )}
          {!open && tab === 3 && (
            <ChoiceQuestion
              key={name}
              lang={lang}
              question={{ ask: words.troubles[name].ask, answers: words.outcomes }}
              lead={words.troubleLead}
              onPredict={session.predict}
            />
          )}
          {!open && tab !== 3 && doors && (
            <DoorQuestion
              lang={lang}
              words={words}
              tab={tab as 1 | 2}
              doors={doors}
              onPredict={session.predict}
              key={tab}
            />
          )}
        </Tabs>
      }
      guess={
        typeof guess === 'string' && guess !== SKIPPED
          ? tab === 3
            ? words.outcomes[guess as Outcome]
            : routeIn(guess).toUpperCase().split('').join(' ')
          : undefined
      }
      time={{
        format: words.clock,
        nextEvent,
        speeds: slow ? [1, 10, 50] : [0.01, 0.05, 0.2, 1],
        initialSpeed: slow ? 10 : 0.05,
      }}
      result={
        <>
          {ran?.doors && (
            <DoorResult lang={lang} words={words} tab={tab as 1 | 2} doors={ran.doors} guess={said} />
          )}
          {ran?.trouble && (
            <TroubleResult lang={lang} words={words} trouble={name} run={ran.trouble} guess={said} />
          )}
          <Challenge
            lang={lang}
            task={words.challenge}
            onStart={() => change({ tab: 3, trouble: TROUBLES[0] })}
            solved={solved}
            verdict={solved ? words.solved : words.verdict(right, predicted)}
          />
        </>
      }
    >
      {tab !== 3 && doors && (
        <Hall
          words={words}
          doors={doors}
          now={run && now * 1000}
          guess={said && run ? routeIn(said) : undefined}
        />
      )}
      {run && (
        <>
          {tab === 3 && view.hops.length === 0 && now >= run.end && (
            <p class="widget-note">{words.noPackets}</p>
          )}
          <TracePackets lang={lang} view={view} current={view.hops.at(-1)?.id} ladder={tab === 3} />
          <section class="demux-sockets" aria-label={words.sockets}>
            <h4>{words.sockets}</h4>
            <SocketTable lang={lang} view={view} />
          </section>
        </>
      )}
    </Explorable>
  );
}

export const Live = inBrowser(DemuxWidget);
