import { useState } from 'preact/hooks';
import type { SceneRun } from '../../../lib/experiments/sessions.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { type Guess, SKIPPED } from '../frame/fragment.ts';
import { PredictPanel } from '../frame/PredictPanel.tsx';
import type { Settings } from './settings.ts';
import type { RoleTexts } from './texts.ts';

interface QuestionProps {
  readonly lang: Language;
  readonly words: RoleTexts;
  readonly scene: Settings['scene'];
  readonly run: SceneRun;
  readonly onPredict: (guess: Guess) => void;
}

/** Predict: who is the client of each session. The two are offered in the order in which they stand. */
export function Question({ lang, words, scene, run: { hosts, sessions }, onPredict }: QuestionProps) {
  const [clients, setClients] = useState<readonly (number | undefined)[]>(sessions.map(() => undefined));
  const text = words.scenes[scene];
  return (
    <PredictPanel
      lang={lang}
      question={words.ask}
      lead={text.story}
      ready={clients.every((client) => client !== undefined)}
      onPredict={() => onPredict(clients.join(''))}
      onSkip={() => onPredict(SKIPPED)}
    >
      {sessions.map(({ client, server, synMs }, index) => {
        const ends = [hosts.indexOf(client), hosts.indexOf(server)].sort();
        return (
          <fieldset class="role-session" key={`${client} ${synMs}`}>
            <legend>
              {words.session(index + 1)}: {text.sessions[index]}
            </legend>
            {ends.map((end) => (
              <button
                key={end}
                type="button"
                aria-pressed={clients[index] === end}
                onClick={() => setClients(clients.map((old, place) => (place === index ? end : old)))}
              >
                {words.hosts[hosts[end] as keyof RoleTexts['hosts']]}
              </button>
            ))}
          </fieldset>
        );
      })}
    </PredictPanel>
  );
}
