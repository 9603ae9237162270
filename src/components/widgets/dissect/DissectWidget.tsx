import { useMemo, useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { fieldName } from '../../net/packet-field-names.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { SKIPPED } from '../frame/fragment.ts';
import { inBrowser } from '../frame/in-browser.tsx';
import { Tabs } from '../frame/Tabs.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import { AskControls } from './AskControls.tsx';
import { AskPane } from './AskPane.tsx';
import { challengeStart, judgeAsk, judgeRead, judgeTalk, runOf } from './challenge.ts';
import styles from './dissect.css?inline';
import { ANSWERS, experimentIn, nextEvent, type Reading } from './experiment.ts';
import { Question } from './Question.tsx';
import { ReadPane } from './ReadPane.tsx';
import { Result } from './Result.tsx';
import { SampleSelect } from './SampleSelect.tsx';
import { TableEditor } from './TableEditor.tsx';
import { TalkPane } from './TalkPane.tsx';
import { dissectTexts } from './texts.ts';

/** W14: messages taken apart, put together, and a protocol of one's own. */
function DissectWidget({ lang }: { readonly lang: Language }) {
  const words = dissectTexts[lang];
  const experiment = useMemo(() => experimentIn(words), [lang]);
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, revealed, run, ran, now } = session;
  const [pinned, pin] = useState<number>();
  const { tab } = settings;
  const open = guess !== undefined;
  const ended = { disabled: !revealed, onChange: change, words, settings };
  /** The question is about this one. */
  const isAsked = settings.sample === 'http-request';
  const challenge = challengeOf(tab);

  return (
    <Explorable
      lang={lang}
      session={session}
      styles={styles}
      controls={
        <Tabs lang={lang} labels={words.tabs} selected={tab} onSelect={(next) => change({ tab: next })}>
          {!open && (
            <Question key={tab} lang={lang} words={words} settings={settings} onPredict={session.predict} />
          )}
          {open && tab === 1 && <SampleSelect {...ended} />}
          {open && tab === 2 && <AskControls {...ended} />}
          {open && tab === 3 && <TableEditor {...ended} />}
        </Tabs>
      }
      guess={guess === undefined || guess === SKIPPED ? undefined : guessText()}
      time={
        tab === 1
          ? {
              format: (at) => words.nthByte(Math.floor(at).toLocaleString(lang)),
              nextEvent,
              speeds: [1, 5, 10, 50],
              initialSpeed: 10,
            }
          : {
              format: (at) =>
                words.milliseconds((at * 1000).toLocaleString(lang, { maximumFractionDigits: 1 })),
              nextEvent,
              speeds: [0.02, 0.1, 1, 10, 60],
              initialSpeed: tab === 2 ? 1 : 0.1,
            }
      }
      result={
        <>
          {ran && <Result lang={lang} words={words} settings={settings} run={ran} guess={session.asked} />}
          <Challenge
            key={tab}
            lang={lang}
            task={challenge.task}
            onStart={() => change(challengeStart(tab))}
            solved={challenge.solved}
            verdict={challenge.verdict}
          />
        </>
      }
    >
      {tab === 1 && (
        <ReadPane
          lang={lang}
          words={words}
          sample={settings.sample}
          run={runOf(run, 'read')}
          revealed={revealed}
          guess={typeof session.asked === 'number' && isAsked ? session.asked : undefined}
          now={now}
          onPin={pin}
        />
      )}
      {tab === 2 && (
        <AskPane
          lang={lang}
          words={words}
          settings={settings}
          run={runOf(run, 'ask')}
          guess={ANSWERS.find((answer) => answer === session.asked)}
          now={now}
        />
      )}
      {tab === 3 && <TalkPane lang={lang} words={words} run={runOf(run, 'talk')} now={now} />}
    </Explorable>
  );

  function guessText(): string {
    if (tab === 1) return words.nthByte(Number(guess).toLocaleString(lang));
    if (tab === 2) return words.answers[ANSWERS.find((answer) => answer === guess)!];
    return words.talkChoices[Number(guess)]!;
  }

  function challengeOf(tab: number): {
    readonly task: string;
    readonly solved: boolean;
    readonly verdict: string;
  } {
    if (tab === 1) {
      const read = runOf(ran, 'read');
      const verdict = judgeRead(read, pinned);
      const said = words.readVerdicts;
      return {
        task: words.readChallenge,
        solved: verdict === 'solved',
        verdict: verdict === 'wrong' ? said.wrong(nameAt(read!, pinned!)) : said[verdict],
      };
    }
    if (tab === 2) {
      const verdict = judgeAsk(settings, runOf(ran, 'ask'));
      return { task: words.askChallenge, solved: verdict === 'solved', verdict: words.askVerdicts[verdict] };
    }
    const verdict = judgeTalk(settings, runOf(ran, 'talk'));
    return { task: words.talkChallenge, solved: verdict === 'solved', verdict: words.talkVerdicts[verdict] };
  }

  function nameAt({ fields }: Reading, at: number): string {
    let inside = fields;
    let name = '';
    for (;;) {
      const field = inside.find(({ offset, length }) => at >= offset && at < offset + length);
      if (!field) return name;
      name = fieldName(field.name, lang);
      inside = field.children ?? [];
    }
  }
}

export const Live = inBrowser(DissectWidget);
