import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { readWorkRecord } from '../../lib/sandbox/work-record.ts';
import { forgetWork, keepWork, keptNames, keptWork } from '../../lib/storage/browser-storage.ts';
import { addStyle } from '../net/late-style.ts';
import { Fetched } from './Fetched.tsx';
import { networkTexts } from './network-texts.ts';
import { partTexts } from './part-texts.ts';
import styles from './playground.css?inline';
import { templates } from './playground-templates.ts';
import { playgroundTexts } from './playground-texts.ts';
import type { Session } from './session.ts';

addStyle(styles);

export interface PlaygroundBarProps {
  readonly session: Session;
  readonly lang: Language;
}

const networkEditor = () => import('./NetworkEditor.tsx').then(({ NetworkEditor }) => NetworkEditor);

/** Names of saved projects begin with this in the browser's storage. */
const SAVED = 'playground ';
const LONGEST_NAME = 60;

/** What the playground has beside a lab: beginnings to choose from, projects saved by name, and its network to edit. */
export function PlaygroundBar({ session, lang }: PlaygroundBarProps) {
  const texts = playgroundTexts[lang];
  const id = useId();
  const saved = useSignal<readonly string[]>([]);
  const name = useSignal('');
  const said = useSignal('');
  const editing = useSignal(false);
  const look = () =>
    keptNames(SAVED).then((names) => {
      saved.value = names.map((one) => one.slice(SAVED.length));
    });
  useEffect(() => void look(), []);

  const begin = (event: Event & { readonly currentTarget: HTMLSelectElement }) => {
    const template = templates.find((one) => one.id === event.currentTarget.value);
    event.currentTarget.value = '';
    if (!template) return;
    session.work.replace({
      texts: new Map(template.files.map(({ path, text }) => [path, text])),
      scenario: template.scenario,
    });
    said.value = texts.begun(template.title[lang]);
  };
  const save = async (event: Event) => {
    event.preventDefault();
    const chosen = name.value.trim().slice(0, LONGEST_NAME);
    if (chosen === '') {
      said.value = texts.noName;
      return;
    }
    const kept = await keepWork(SAVED + chosen, session.work.record());
    said.value = kept ? texts.saved(chosen) : texts.notSaved;
    await look();
  };
  const open = async (chosen: string) => {
    const record = await readWorkRecord(await keptWork(SAVED + chosen));
    if (!record) {
      said.value = texts.notReadable(chosen);
      return;
    }
    session.work.replace(session.work.snapshotOf(record));
    name.value = chosen;
    said.value = texts.opened(chosen);
  };
  const remove = async (chosen: string) => {
    await forgetWork(SAVED + chosen);
    said.value = texts.removed(chosen);
    await look();
  };
  return (
    <>
      <div class="sandbox-playground">
        <label for={`${id}-template`}>{texts.template}</label>
        <select id={`${id}-template`} onChange={begin}>
          <option value="">{texts.chooseTemplate}</option>
          {templates.map((template) => (
            <option key={template.id} value={template.id}>
              {template.title[lang]}
            </option>
          ))}
        </select>
        <form onSubmit={(event) => void save(event)}>
          <label for={`${id}-name`}>{texts.name}</label>
          <input
            id={`${id}-name`}
            value={name.value}
            maxLength={LONGEST_NAME}
            autocomplete="off"
            onInput={(event) => {
              name.value = event.currentTarget.value;
            }}
          />
          <button type="submit">{texts.save}</button>
        </form>
        {saved.value.length > 0 && (
          <details>
            <summary>{texts.mine(saved.value.length)}</summary>
            <ul>
              {saved.value.map((one) => (
                <li key={one}>
                  <button type="button" onClick={() => void open(one)}>
                    {one}
                  </button>
                  <button type="button" aria-label={texts.removeOne(one)} onClick={() => void remove(one)}>
                    {texts.remove}
                  </button>
                </li>
              ))}
            </ul>
          </details>
        )}
        <button
          type="button"
          class="network"
          aria-expanded={editing.value}
          onClick={() => {
            editing.value = !editing.value;
          }}
        >
          {networkTexts[lang].toggle}
        </button>
        <p role="status">{said.value}</p>
      </div>
      {editing.value && <Fetched load={networkEditor} props={{ session, lang }} texts={partTexts[lang]} />}
    </>
  );
}
