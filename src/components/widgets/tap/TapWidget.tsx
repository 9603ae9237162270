import { useMemo, useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { seconds } from '../../../lib/net/time.ts';
import type { TraceEvent } from '../../../lib/net/trace/event.ts';
import { TAP } from '../../../lib/tls/tap.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { SKIPPED } from '../frame/fragment.ts';
import { inBrowser } from '../frame/in-browser.tsx';
import { RunPackets } from '../frame/RunPackets.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import { Controls } from './Controls.tsx';
import { challengeStart, judge } from './challenge.ts';
import { Ends } from './Ends.tsx';
import { experiment, factsIn, nextEvent, record } from './experiment.ts';
import { Message } from './Message.tsx';
import { Question } from './Question.tsx';
import { Result } from './Result.tsx';
import { Screen } from './Screen.tsx';
import styles from './tap.css?inline';
import { tapTexts } from './texts.ts';

const NOTHING: readonly TraceEvent[] = [];
const HOSTS = ['client', TAP, 'server.lab'];

/** W12: what TLS protects on the path, and what it does not. */
function TapWidget({ lang }: { readonly lang: Language }) {
  const words = tapTexts[lang];
  const own = useMemo(
    () => ({
      ...experiment,
      record: (settings: Parameters<typeof record>[0]) =>
        record(settings).catch(() => {
          throw new Error(words.noCrypto);
        }),
    }),
    [lang],
  );
  const session = useExperiment(own, lang);
  const { settings, change, guess, revealed, run, ran, now } = session;
  const [looking, look] = useState<number>();
  const [pinned, pin] = useState<number>();
  const open = guess !== undefined;
  const passed = run?.overheard.filter(({ atMs }) => atMs / 1000 <= now) ?? [];
  const shown = passed.length === 0 ? undefined : Math.min(looking ?? passed.length - 1, passed.length - 1);
  const asked = typeof session.asked === 'string' ? factsIn(session.asked) : undefined;
  const verdict = judge(settings, ran);

  return (
    <Explorable
      lang={lang}
      session={session}
      styles={styles}
      controls={
        open ? (
          <Controls
            lang={lang}
            words={words}
            settings={settings}
            disabled={!revealed}
            onChange={change}
            chosen={pinned !== undefined && shown !== undefined ? { message: shown, at: pinned } : undefined}
          />
        ) : (
          <Question lang={lang} words={words} onPredict={session.predict} />
        )
      }
      guess={
        guess === undefined || guess === SKIPPED
          ? undefined
          : factsIn(String(guess))
              ?.map((fact) => words.facts[fact])
              .join(', ')
      }
      time={{
        format: (at) => words.milliseconds((at * 1000).toLocaleString(lang, { maximumFractionDigits: 1 })),
        nextEvent,
        speeds: [0.01, 0.05, 0.1, 1],
        initialSpeed: 0.05,
      }}
      result={
        <>
          {ran && <Result lang={lang} words={words} settings={settings} run={ran} guess={asked} />}
          <Challenge
            lang={lang}
            task={words.challenge}
            onStart={() => change(challengeStart)}
            solved={verdict === 'solved'}
            verdict={
              verdict === 'noticed'
                ? words.challengeVerdicts.noticed(ran!.endings[0]!.alert)
                : words.challengeVerdicts[verdict]
            }
          />
        </>
      }
    >
      <div class="widget-figures tap-figures">
        <RunPackets lang={lang} events={run?.events ?? NOTHING} hosts={HOSTS} now={seconds(now)} />
        <div class="tap-side">
          <Screen
            lang={lang}
            words={words}
            overheard={passed}
            shown={shown}
            onShow={(message) => {
              look(message);
              pin(undefined);
            }}
          />
          <Ends words={words} secure={settings.way !== 'http'} run={ran} />
        </div>
        {shown !== undefined && (
          <Message key={shown} lang={lang} words={words} message={passed[shown]!} onPin={pin} />
        )}
      </div>
    </Explorable>
  );
}

export const Live = inBrowser(TapWidget);
