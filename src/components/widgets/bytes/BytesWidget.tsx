import { useMemo, useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { viewOf } from '../../net/trace-view.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { answerText, ChoiceQuestion } from '../frame/ChoiceQuestion.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { Field } from '../frame/Field.tsx';
import { inBrowser } from '../frame/in-browser.tsx';
import { Packets } from '../frame/Packets.tsx';
import { Switch } from '../frame/Switch.tsx';
import { Tabs } from '../frame/Tabs.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import styles from './bytes.css?inline';
import { judge } from './challenge.ts';
import { Elsewhere } from './Elsewhere.tsx';
import { experiment } from './experiment.ts';
import { Result } from './Result.tsx';
import { River } from './River.tsx';
import { nextEvent } from './recording.ts';
import { controls, settings as kinds, preset } from './settings.ts';
import stripStyles from './strips.css?inline';
import { bytesTexts } from './texts.ts';

/** W13: three writes, and how many events they become. */
function BytesWidget({ lang }: { readonly lang: Language }) {
  const words = bytesTexts[lang];
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, asked, revealed, run, ran, now } = session;
  const [selected, setSelected] = useState<number>();
  const number = (value: number) => new Intl.NumberFormat(lang).format(value);
  const milliseconds = (seconds: number) => words.milliseconds((seconds * 1000).toFixed(1));
  const view = useMemo(() => viewOf(ran?.events ?? [], ['client', 'server.lab']), [ran]);
  const { verdict, events } = useMemo(() => judge(settings), [settings]);
  const said = answerText(words.question, guess);

  return (
    <Explorable
      lang={lang}
      session={session}
      styles={stripStyles + styles}
      controls={
        guess === undefined ? (
          <ChoiceQuestion
            lang={lang}
            question={words.question}
            lead={words.lead}
            onPredict={session.predict}
          />
        ) : (
          <Tabs lang={lang} labels={words.tabs} selected={settings.tab} onSelect={(tab) => change({ tab })}>
            <div class="widget-fields">
              {settings.tab === 3 && (
                <Switch
                  label={words.protocol}
                  options={[
                    ['tcp', words.protocols.tcp],
                    ['udp', words.protocols.udp],
                  ]}
                  value={settings.protocol}
                  disabled={!revealed}
                  onChange={(protocol) => change({ protocol })}
                />
              )}
              {controls[settings.tab - 1]!.map((name) => (
                <Field
                  key={name}
                  lang={lang}
                  text={words.controls[name]}
                  setting={kinds[name]}
                  value={settings[name]}
                  number={number}
                  disabled={!revealed}
                  hint={name === 'reader' ? words.readerHint : undefined}
                  onChange={(value) => change({ [name]: value })}
                />
              ))}
            </div>
          </Tabs>
        )
      }
      guess={said}
      time={{ format: milliseconds, nextEvent, speeds: [0.01, 0.05, 0.1, 1], initialSpeed: 0.05 }}
      result={
        ran && (
          <>
            <div class="widget-reading">
              <Result {...{ lang, words, settings, asked, number }} run={ran} />
              <Elsewhere words={words} elsewhere={ran.elsewhere} />
            </div>
            <Packets lang={lang} view={view} selected={selected} onSelect={setSelected} />
            <Challenge
              lang={lang}
              task={words.challenge}
              onStart={() => change({ ...preset, seed: settings.seed, tab: 2 })}
              solved={verdict === 'solved'}
              verdict={words.verdicts[verdict](events)}
            />
          </>
        )
      }
    >
      <River
        words={words}
        protocol={settings.protocol}
        run={run}
        atMs={now * 1000}
        number={number}
        at={(ms) => milliseconds(ms / 1000)}
      />
      {said && <p class="widget-ghost">{words.ghost(said)}</p>}
    </Explorable>
  );
}

export const Live = inBrowser(BytesWidget);
