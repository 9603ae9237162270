import type { Language } from '../../../lib/i18n/language.ts';
import { seconds } from '../../../lib/net/time.ts';
import { RunPackets } from '../frame/RunPackets.tsx';
import type { Surfing } from './experiment.ts';
import type { DialogueTexts } from './texts.ts';

interface WebPaneProps {
  readonly lang: Language;
  readonly words: DialogueTexts;
  readonly run: Surfing | undefined;
  readonly now: number;
}

const HOSTS = ['client', 'server.lab'];
const NONE: Surfing['events'] = [];

/** What the two programs wrote, and what the browser could show of it. */
export function WebPane({ lang, words, run, now }: WebPaneProps) {
  const over = run !== undefined && now >= run.end;
  return (
    <div class="widget-figures dialogue-figures">
      <div class="dialogue-talk">
        <section aria-label={words.request}>
          <h4>{words.request}</h4>
          <pre class="widget-bytes">{run ? run.request : '\u00a0'}</pre>
        </section>
        <section aria-label={words.answer}>
          <h4>{words.answer}</h4>
          <pre class="widget-bytes">{over ? run.answer : '\u00a0'}</pre>
        </section>
        <p class="dialogue-screen" role="status">
          <b>{words.screen}.</b>{' '}
          {!over ? words.screenWaiting : run.shown ? words.screenShown[run.shown] : words.screenNothing}
        </p>
      </div>
      <RunPackets lang={lang} events={run?.events ?? NONE} hosts={HOSTS} now={seconds(now)} />
    </div>
  );
}
