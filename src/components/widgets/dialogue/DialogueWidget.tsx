import type { Language } from '../../../lib/i18n/language.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { ChoiceQuestion } from '../frame/ChoiceQuestion.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { SKIPPED } from '../frame/fragment.ts';
import { inBrowser } from '../frame/in-browser.tsx';
import { Tabs } from '../frame/Tabs.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import { Controls } from './Controls.tsx';
import { challengeStart, judgeMail, judgeWeb } from './challenge.ts';
import styles from './dialogue.css?inline';
import { codesIn, experiment, nextEvent, WORKS } from './experiment.ts';
import { MailPane } from './MailPane.tsx';
import { CodesQuestion } from './Question.tsx';
import { Result } from './Result.tsx';
import { dialogueTexts } from './texts.ts';
import { WebPane } from './WebPane.tsx';

/** W15: a conversation has an order, and a protocol is what both ends must share. */
function DialogueWidget({ lang }: { readonly lang: Language }) {
  const words = dialogueTexts[lang];
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, revealed, run, ran, now } = session;
  const { tab } = settings;
  const open = guess !== undefined;
  const asked = typeof session.asked === 'string' ? session.asked : undefined;
  const mail = judgeMail(ran);
  const web = judgeWeb(settings, ran);

  return (
    <Explorable
      lang={lang}
      session={session}
      styles={styles}
      controls={
        <Tabs lang={lang} labels={words.tabs} selected={tab} onSelect={(next) => change({ tab: next })}>
          {open ? (
            <Controls lang={lang} words={words} settings={settings} disabled={!revealed} onChange={change} />
          ) : tab === 3 ? (
            <ChoiceQuestion
              lang={lang}
              question={{ ask: words.worksQuestion, answers: words.works }}
              lead={words.worksLead}
              onPredict={session.predict}
            />
          ) : (
            <CodesQuestion
              key={settings.order}
              lang={lang}
              words={words}
              order={settings.order}
              onPredict={session.predict}
            />
          )}
        </Tabs>
      }
      guess={open && guess !== SKIPPED ? guessText(String(guess)) : undefined}
      time={{
        format: (at) => words.milliseconds((at * 1000).toLocaleString(lang, { maximumFractionDigits: 0 })),
        nextEvent,
        speeds: [0.02, 0.1, 0.2, 1],
        initialSpeed: 0.1,
      }}
      result={
        <>
          {ran && <Result lang={lang} words={words} run={ran} guess={asked} />}
          <Challenge
            key={tab === 3 ? 'web' : 'mail'}
            lang={lang}
            task={tab === 3 ? words.webChallenge : words.mailChallenge}
            onStart={() => change(challengeStart(tab))}
            solved={(tab === 3 ? web : mail) === 'solved'}
            verdict={tab === 3 ? words.webVerdicts[web] : words.mailVerdicts[mail]}
          />
        </>
      }
    >
      {tab === 3 ? (
        <WebPane lang={lang} words={words} run={run?.kind === 'web' ? run : undefined} now={now} />
      ) : (
        <MailPane
          lang={lang}
          words={words}
          run={run?.kind === 'mail' ? run : undefined}
          now={now}
          guess={asked === undefined ? undefined : codesIn(asked)}
        />
      )}
    </Explorable>
  );

  function guessText(said: string): string {
    const works = WORKS.find((one) => one === said);
    if (works) return words.works[works];
    return (codesIn(said) ?? []).map((code) => (code === 'none' ? words.codes.none : code)).join(', ');
  }
}

export const Live = inBrowser(DialogueWidget);
