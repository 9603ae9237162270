import { useState } from 'preact/hooks';
import type { Setup } from '../../../lib/experiments/first-byte.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { Field } from '../frame/Field.tsx';
import { inBrowser } from '../frame/in-browser.tsx';
import { Switch } from '../frame/Switch.tsx';
import { Tabs } from '../frame/Tabs.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import { challengeStart, DEADLINE, judge } from './challenge.ts';
import { experiment, nextEvent, orderIn, record } from './experiment.ts';
import { Messages } from './Messages.tsx';
import { Question } from './Question.tsx';
import { Race } from './Race.tsx';
import { Result } from './Result.tsx';
import styles from './round-trips.css?inline';
import { settings as kinds, SETUPS } from './settings.ts';
import { roundTripTexts } from './texts.ts';

/** W11: five ways to the first byte, raced on one clock. */
function RoundTripsWidget({ lang }: { readonly lang: Language }) {
  const words = roundTripTexts[lang];
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, revealed, run, ran, now } = session;
  const [chosen, choose] = useState<Setup>('tls-1.3');
  const open = guess !== undefined;
  const asked = typeof session.asked === 'string' ? orderIn(session.asked) : undefined;
  const said = typeof guess === 'string' ? orderIn(guess) : undefined;
  const at = now * 1000;
  const lane = run?.lanes.find(({ setup }) => setup === chosen);
  const time = (ms: number) => words.milliseconds(ms.toLocaleString(lang, { maximumFractionDigits: 0 }));
  const controls = { disabled: !revealed };

  return (
    <Explorable
      lang={lang}
      session={session}
      styles={styles}
      controls={
        open ? (
          <Tabs lang={lang} labels={words.tabs} selected={settings.tab} onSelect={(tab) => change({ tab })}>
            {settings.tab === 1 && (
              <div class="widget-fields">
                <Field
                  {...controls}
                  lang={lang}
                  text={words.rtt}
                  setting={kinds.rtt}
                  value={settings.rtt}
                  number={(value) => value.toLocaleString(lang)}
                  onChange={(rtt) => change({ rtt })}
                />
              </div>
            )}
            {settings.tab === 2 && (
              <>
                <Switch
                  {...controls}
                  label={words.dns}
                  options={(['no', 'yes'] as const).map((dns) => [dns, words.dnsChoices[dns]] as const)}
                  value={settings.dns}
                  onChange={(dns) => change({ dns })}
                />
                <p class="widget-note">{words.dnsNote}</p>
              </>
            )}
            {settings.tab === 3 && (
              <>
                <Switch
                  {...controls}
                  label={words.port}
                  options={(['open', 'closed'] as const).map(
                    (port) => [port, words.portChoices[port]] as const,
                  )}
                  value={settings.port}
                  onChange={(port) => change({ port })}
                />
                <p class="widget-note">{words.portNote}</p>
              </>
            )}
          </Tabs>
        ) : (
          <Question lang={lang} words={words} onPredict={session.predict} />
        )
      }
      guess={said?.map((setup) => words.setups[setup]).join(' → ')}
      time={{
        format: (seconds) => time(seconds * 1000),
        nextEvent,
        speeds: [0.02, 0.1, 0.2, 1],
        initialSpeed: 0.1,
      }}
      result={
        <>
          {ran && <Result lang={lang} words={words} settings={settings} run={ran} guess={asked} />}
          <Challenge
            lang={lang}
            task={words.challenge(time(DEADLINE))}
            onStart={() => change(challengeStart)}
            solved={judge(settings) === 'solved'}
            verdict={verdictText()}
          />
        </>
      }
    >
      <Race
        lang={lang}
        words={words}
        setups={SETUPS}
        run={run}
        now={at}
        rtt={settings.rtt}
        guess={said}
        chosen={chosen}
        onChoose={choose}
      />
      {lane && <Messages lang={lang} words={words} lane={lane} now={at} />}
    </Explorable>
  );

  function verdictText(): string {
    const verdict = judge(settings);
    const text = words.verdicts[verdict];
    const tls = record(settings).lanes.find(({ setup }) => setup === 'tls-1.3')!;
    return typeof text === 'string' ? text : text(time(tls.doneMs));
  }
}

export const Live = inBrowser(RoundTripsWidget);
