import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { LinkDescription } from '../../lib/net/scenario.ts';
import { Fetched } from './Fetched.tsx';
import './link.css';
import { rateText } from '../net/rate-text.ts';
import { linkName, MOST, QUEUES, RATES } from './link-settings.ts';
import { partTexts } from './part-texts.ts';
import type { Session } from './session.ts';
import { sandboxTexts } from './texts.ts';
import { useListening } from './use-listening.ts';

const networkPicture = () => import('./NetworkPicture.tsx').then(({ NetworkPicture }) => NetworkPicture);

interface LinkSlidersProps {
  readonly session: Session;
  readonly lang: Language;
}

/**
 * Delay, loss, rate and queue of each link, for the next run and for the one that goes on; and the run's seed. Where there are
 * several links, one is chosen at a time.
 */
export function LinkSliders({ session, lang }: LinkSlidersProps) {
  const texts = sandboxTexts[lang];
  const listening = useListening();
  const chosen = useSignal('');
  const { links, seed } = session.network;
  const link = links.find((one) => linkName(one) === chosen.value) ?? links[0];
  if (!link) return null;
  const name = linkName(link);
  const settings = session.network.settingsOf(link);
  const isCut = session.cut.value.has(name);
  return (
    <fieldset class="sandbox-link" disabled={!listening}>
      <legend>{links.length === 1 ? texts.link(...link.between) : texts.links}</legend>
      {(links.length > 1 || session.lab.isFree) && (
        <div class="picture">
          <Fetched
            load={networkPicture}
            texts={partTexts[lang]}
            props={{
              session,
              lang,
              chosen: links.length > 1 ? link : undefined,
              onChoose: (one: LinkDescription) => {
                chosen.value = linkName(one);
              },
            }}
          />
        </div>
      )}
      <div class="conditions">
        {links.length > 1 && (
          <label class="which">
            {texts.whichLink}{' '}
            <select
              value={name}
              onChange={(event) => {
                chosen.value = event.currentTarget.value;
              }}
            >
              {links.map((one) => (
                <option key={linkName(one)} value={linkName(one)}>
                  {linkName(one)}
                  {session.cut.value.has(linkName(one)) ? ` (${texts.isCut})` : ''}
                </option>
              ))}
            </select>
          </label>
        )}
        <Slider
          name={texts.delay}
          value={settings.delay}
          most={Math.max(MOST.delay, settings.delay)}
          step={5}
          unit="ms"
          onChange={(delay) => session.setLink(link, { ...settings, delay })}
        />
        <Slider
          name={texts.loss}
          value={settings.loss}
          most={Math.max(MOST.loss, settings.loss)}
          step={1}
          unit="%"
          onChange={(loss) => session.setLink(link, { ...settings, loss })}
        />
        <Choice
          name={texts.rate}
          value={settings.rate ?? 'unlimited'}
          options={[...new Set([...RATES, settings.rate ?? 'unlimited'])].map((rate) => [
            rate,
            rate === 'unlimited' ? texts.noLimit : rateText(rate),
          ])}
          onChange={(rate) => session.setLink(link, { ...settings, rate })}
        />
        <Choice
          name={texts.queue}
          value={String(settings.queue ?? 0)}
          options={[...new Set([...QUEUES, settings.queue ?? 0])]
            .toSorted((one, other) => one - other)
            .map((queue) => [String(queue), queue === 0 ? texts.noLimit : texts.packets(queue)])}
          onChange={(queue) => session.setLink(link, { ...settings, queue: Number(queue) })}
        />
        <p class="cut">
          <button
            type="button"
            aria-pressed={isCut}
            disabled={!session.view.active.value}
            onClick={() => session.cutLink(link, !isCut)}
          >
            {isCut ? texts.joinLink : texts.cutLink}
          </button>
        </p>
        <p class="seed">
          {texts.seed} <output>{seed.value}</output>
          <button
            type="button"
            onClick={() => {
              seed.value++;
            }}
          >
            {texts.otherSeed}
          </button>
        </p>
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ name, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div class="choice">
      <label for={id}>{name}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SliderProps {
  readonly name: string;
  readonly value: number;
  readonly most: number;
  readonly step: number;
  readonly unit: string;
  readonly onChange: (value: number) => void;
}

function Slider({ name, value, most, step, unit, onChange }: SliderProps) {
  const id = useId();
  return (
    <div class="slider">
      <label for={id}>{name}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={most}
        step={step}
        value={value}
        aria-valuetext={`${value} ${unit}`}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <output for={id}>
        {value}&nbsp;{unit}
      </output>
    </div>
  );
}
