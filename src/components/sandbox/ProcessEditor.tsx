import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { parseDuration } from '../../lib/net/scenario/duration.ts';
import type { ProcessDescription } from '../../lib/net/scenario.ts';
import { formatCommand, parseCommand } from '../../lib/sandbox/command-line.ts';
import { addStyle } from '../net/late-style.ts';
import { useFocusAfter } from './focus-after.ts';
import styles from './process-editor.css?inline';
import { processTexts } from './process-texts.ts';
import type { Session } from './session.ts';
import { TypedText } from './TypedText.tsx';

addStyle(styles);

export interface ProcessEditorProps {
  readonly session: Session;
  readonly lang: Language;
}

/** More workers than a page should be asked for. */
const MOST = 20;

/** The processes of the project in the order in which they start: where each runs, when, and its command line. */
export function ProcessEditor({ session, lang }: ProcessEditorProps) {
  const texts = processTexts[lang];
  const list = useRef<HTMLOListElement>(null);
  const said = useSignal('');
  const focusAfter = useFocusAfter();
  const { network } = session;
  const { processes } = network.scenario.value;
  const change = (next: readonly ProcessDescription[], words: string) => {
    network.change({ ...network.scenario.value, processes: next });
    said.value = words;
  };
  const move = (from: number, to: number) => {
    const next = [...processes];
    const [moved] = next.splice(from, 1);
    next.splice(to, 0, moved!);
    change(next, texts.moved(moved!.name, to + 1));
    // The button moves with its process; at the end of its way it can go no further.
    focusAfter(() => {
      const row = list.current?.children[to];
      const way = to < from ? '.earlier' : '.later';
      return row?.querySelector<HTMLButtonElement>(`${way}:not(:disabled)`) ?? row?.querySelector('button');
    });
  };
  const add = () => {
    const last = processes.at(-1)!;
    const file =
      [...session.files.texts.value.keys()].find((path) => /\.[cm]?[jt]s$/.test(path)) ?? last.file;
    const name = unusedName('process', processes);
    change([...processes, { name, host: last.host, file }], texts.added(name));
  };
  return (
    <section class="sandbox-process-editor" aria-label={texts.name}>
      <p>{texts.explain}</p>
      <ol ref={list}>
        {processes.map((process, place) => (
          <Row
            key={place}
            process={process}
            place={place}
            session={session}
            lang={lang}
            onChange={(next) =>
              change(
                processes.map((one) => (one === process ? next : one)),
                texts.changed(next.name),
              )
            }
            onMove={(way) => move(place, place + way)}
            onRemove={() =>
              change(
                processes.filter((one) => one !== process),
                texts.removed(process.name),
              )
            }
          />
        ))}
      </ol>
      <button type="button" disabled={processes.length >= MOST} onClick={add}>
        {texts.add}
      </button>
      {network.edited.value && !session.lab.isFree && (
        <button
          type="button"
          onClick={() => {
            session.work.replace({ scenario: network.own });
            said.value = texts.asInLab;
          }}
        >
          {texts.restore}
        </button>
      )}
      <span class="said" role="status">
        {said.value}
      </span>
    </section>
  );
}

interface RowProps extends ProcessEditorProps {
  readonly process: ProcessDescription;
  readonly place: number;
  readonly onChange: (process: ProcessDescription) => void;
  readonly onMove: (way: -1 | 1) => void;
  readonly onRemove: () => void;
}

function Row({ process, place, session, lang, onChange, onMove, onRemove }: RowProps) {
  const texts = processTexts[lang];
  const id = useId();
  const problem = useSignal<string | undefined>(undefined);
  const { hosts, processes } = session.network.scenario.value;
  const { name, host, file, start = '0ms' } = process;
  useEffect(() => {
    problem.value = undefined;
  }, [process]);
  const said = problem.value ?? (session.files.texts.value.has(file) ? undefined : texts.noFile(file));
  const setName = (typed: string) => {
    if (typed === name) problem.value = undefined;
    else if (typed === '') problem.value = texts.noName;
    else if (processes.some((one) => one.name === typed)) problem.value = texts.nameTaken(typed);
    else onChange({ ...process, name: typed });
  };
  const setCommand = (typed: string) => {
    const command = parseCommand(typed);
    problem.value = 'kind' in command ? texts.problem(command) : undefined;
    if ('kind' in command) return;
    const { name, host, start } = process;
    onChange({ name, host, ...command, ...(start !== undefined && { start }) });
  };
  const setStart = (typed: string) => {
    const { start: _, ...rest } = process;
    const isTime = parseDuration(typed) !== undefined;
    problem.value = isTime ? undefined : texts.noTime(typed);
    if (isTime) onChange(parseDuration(typed) === 0 ? rest : { ...rest, start: typed });
  };
  return (
    <li>
      <Text id={`${id}-name`} label={texts.process} value={name} size={10} onTyped={setName} />
      <div class="field">
        <label for={`${id}-host`}>{texts.host}</label>
        <select
          id={`${id}-host`}
          value={host}
          onChange={(event) => onChange({ ...process, host: event.currentTarget.value })}
        >
          {Object.keys(hosts).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </div>
      <Text id={`${id}-start`} label={texts.start} value={start} size={7} onTyped={setStart} />
      <Text
        id={`${id}-command`}
        label={texts.command}
        value={formatCommand(process)}
        isCode
        onTyped={setCommand}
      />
      <span class="acts">
        <button
          type="button"
          class="earlier"
          disabled={place === 0}
          aria-label={texts.earlier(name)}
          onClick={() => onMove(-1)}
        >
          ↑
        </button>
        <button
          type="button"
          class="later"
          disabled={place === processes.length - 1}
          aria-label={texts.later(name)}
          onClick={() => onMove(1)}
        >
          ↓
        </button>
        <button
          type="button"
          disabled={processes.length === 1}
          aria-label={texts.removeProcess(name)}
          onClick={onRemove}
        >
          {texts.remove}
        </button>
      </span>
      {said && (
        <p role="alert" class="problem">
          {said}
        </p>
      )}
    </li>
  );
}

interface TextProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly size?: number;
  readonly isCode?: boolean;
  readonly onTyped: (value: string) => void;
}

const Text = ({ id, label, isCode = false, ...field }: TextProps) => (
  <div class={isCode ? 'field code' : 'field'}>
    <label for={id}>{label}</label>
    <TypedText id={id} {...field} />
  </div>
);

function unusedName(stem: string, processes: readonly ProcessDescription[]): string {
  for (let number = processes.length + 1; ; number++) {
    const name = `${stem}${number}`;
    if (!processes.some((one) => one.name === name)) return name;
  }
}
