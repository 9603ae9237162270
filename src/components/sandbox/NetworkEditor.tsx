import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { readScenario } from '../../lib/net/scenario/read.ts';
import { ScenarioError } from '../../lib/net/scenario/scenario-error.ts';
import type { LinkDescription, Scenario } from '../../lib/net/scenario.ts';
import { addStyle } from '../net/late-style.ts';
import { linkName, settingsOf } from './link-settings.ts';
import {
  addLink,
  addNode,
  lonelyHosts,
  type NodeRow,
  nodesOf,
  removeLink,
  removeNode,
  renameNode,
  setAddress,
  setLink,
} from './network-edit.ts';
import styles from './network-editor.css?inline';
import { networkTexts } from './network-texts.ts';
import { scenarioProblem } from './scenario-problem.ts';
import type { Session } from './session.ts';
import { TypedText } from './TypedText.tsx';

addStyle(styles);

export interface NetworkEditorProps {
  readonly session: Session;
  readonly lang: Language;
}

/** Hosts, routers and links as tables to write in. A network that cannot be is told in one sentence and not run. */
export function NetworkEditor({ session: { network }, lang }: NetworkEditorProps) {
  const texts = networkTexts[lang];
  const id = useId();
  const { scenario } = network;
  /** What is written, which may be no network yet. */
  const draft = useSignal<Scenario>(scenario.value);
  const problem = useSignal<string | undefined>(undefined);
  useEffect(() => {
    draft.value = scenario.value;
    problem.value = undefined;
  }, [scenario.value]);

  const write = (next: Scenario) => {
    draft.value = next;
    try {
      network.change(readScenario(next));
      problem.value = undefined;
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      problem.value = `${scenarioProblem(error, lang)} ${texts.notYet}`;
    }
  };
  const rename = ({ name }: NodeRow, typed: string) => {
    if (nodesOf(draft.value).some((node) => node.name === typed && node.name !== name)) {
      const expected = { kind: 'unused-name', usedBy: typed } as const;
      problem.value = scenarioProblem(new ScenarioError(`hosts["${name}"].name`, expected, typed), lang);
      return;
    }
    write(renameNode(draft.value, name, typed));
  };
  const remove = ({ name, kind }: NodeRow) => {
    const next = removeNode(draft.value, name);
    if (kind === 'host' && Object.keys(next.hosts).length === 0) problem.value = texts.lastHost;
    else if (next.processes.length === 0) problem.value = texts.noProcess(name);
    else write(next);
  };
  const nodes = nodesOf(draft.value);
  const links = draft.value.links ?? [];
  const more = addLink(draft.value);
  const lonely = lonelyHosts(draft.value);
  return (
    <section class="sandbox-network" aria-label={texts.name}>
      <p>{texts.explain}</p>
      <div class="scroll">
        <table>
          <caption>{texts.hosts}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.nodeName}</th>
              <th scope="col">{texts.address}</th>
              <th scope="col">{texts.kind}</th>
              <th scope="col">
                <span class="sr-only">{texts.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((node, place) => (
              <tr key={place}>
                <td>
                  <TypedText
                    label={`${texts.nodeName}, ${node.name}`}
                    value={node.name}
                    onTyped={(typed) => rename(node, typed)}
                  />
                </td>
                <td>
                  <TypedText
                    label={`${texts.address}, ${node.name}`}
                    value={node.address}
                    onTyped={(typed) => write(setAddress(draft.value, node.name, typed))}
                  />
                </td>
                <td>{texts[node.kind]}</td>
                <td>
                  <button type="button" aria-label={texts.removeNode(node.name)} onClick={() => remove(node)}>
                    {texts.remove}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button type="button" onClick={() => write(addNode(draft.value, 'host'))}>
        {texts.addHost}
      </button>
      <button type="button" onClick={() => write(addNode(draft.value, 'router'))}>
        {texts.addRouter}
      </button>
      <div class="scroll">
        <table>
          <caption>{texts.links}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.from}</th>
              <th scope="col">{texts.to}</th>
              <th scope="col">{texts.rate}</th>
              <th scope="col">{texts.delay}</th>
              <th scope="col">{texts.loss}</th>
              <th scope="col">{texts.queue}</th>
              <th scope="col">
                <span class="sr-only">{texts.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {links.map((link, place) => (
              <LinkRow
                key={place}
                link={link}
                nodes={nodes}
                lang={lang}
                onLink={(next) => write(setLink(draft.value, place, next))}
                onRemove={() => write(removeLink(draft.value, place))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <button type="button" disabled={!more} onClick={() => more && write(more)}>
        {texts.addLink}
      </button>
      <div class="until">
        <label for={`${id}-until`}>{texts.until}</label>
        <TypedText
          id={`${id}-until`}
          value={draft.value.until ?? '120s'}
          size={8}
          onTyped={(typed) => write({ ...draft.value, until: typed })}
        />
      </div>
      <p role="status" class={problem.value ? 'problem' : ''}>
        {problem.value ?? (lonely.length > 0 ? texts.lonely(lonely.join(', ')) : '')}
      </p>
    </section>
  );
}

interface LinkRowProps {
  readonly link: LinkDescription;
  readonly nodes: readonly NodeRow[];
  readonly lang: Language;
  readonly onLink: (link: LinkDescription) => void;
  readonly onRemove: () => void;
}

function LinkRow({ link, nodes, lang, onLink, onRemove }: LinkRowProps) {
  const texts = networkTexts[lang];
  const name = linkName(link);
  const { between, rate = 'unlimited', delay = '0ms', queue = 0 } = link;
  const end = (place: 0 | 1, label: string) => (
    <td>
      <select
        aria-label={`${label}, ${name}`}
        value={between[place]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onLink({ ...link, between: place === 0 ? [value, between[1]] : [between[0], value] });
        }}
      >
        {nodes.map((node) => (
          <option key={node.name}>{node.name}</option>
        ))}
      </select>
    </td>
  );
  const cell = (label: string, value: string, onTyped: (typed: string) => void) => (
    <td>
      <TypedText label={`${label}, ${name}`} value={value} size={7} onTyped={onTyped} />
    </td>
  );
  return (
    <tr>
      {end(0, texts.from)}
      {end(1, texts.to)}
      {cell(texts.rate, both(rate), (typed) => onLink({ ...link, rate: typed }))}
      {cell(texts.delay, both(delay), (typed) => onLink({ ...link, delay: typed }))}
      {cell(texts.loss, String(settingsOf(link).loss), (typed) =>
        onLink({ ...link, loss: numberOf(typed, 100) }),
      )}
      {cell(texts.queue, both(queue), (typed) => onLink({ ...link, queue: numberOf(typed) }))}
      <td>
        <button type="button" aria-label={texts.removeLink(name)} onClick={onRemove}>
          {texts.remove}
        </button>
      </td>
    </tr>
  );
}

/** The number that was typed, divided; what is none is left as it is, and the reader of the scenario names it. */
function numberOf(typed: string, divisor = 1): number {
  const number = Number(typed);
  return typed === '' || Number.isNaN(number) ? (typed as never) : number / divisor;
}

/** Where the two directions differ, the first. */
const both = (value: string | number | readonly (string | number)[]): string =>
  String(Array.isArray(value) ? value[0] : value);
