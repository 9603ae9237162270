import { useId } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { MOST } from './link-settings.ts';
import type { Session } from './session.ts';
import { sandboxTexts } from './texts.ts';
import { useListening } from './use-listening.ts';

interface LinkSlidersProps {
  readonly session: Session;
  readonly lang: Language;
}

/** The lab's first link: its delay and loss, for the next run and for the one that goes on; and the run's seed. */
export function LinkSliders({ session, lang }: LinkSlidersProps) {
  const texts = sandboxTexts[lang];
  const listening = useListening();
  const settings = session.link.value;
  const [link] = session.lab.scenario.links ?? [];
  if (!settings || !link) return null;
  return (
    <fieldset class="sandbox-link" disabled={!listening}>
      <legend>{texts.link(...link.between)}</legend>
      <Slider
        name={texts.delay}
        value={settings.delay}
        most={Math.max(MOST.delay, settings.delay)}
        step={5}
        unit="ms"
        onChange={(delay) => session.setLink({ ...settings, delay })}
      />
      <Slider
        name={texts.loss}
        value={settings.loss}
        most={Math.max(MOST.loss, settings.loss)}
        step={1}
        unit="%"
        onChange={(loss) => session.setLink({ ...settings, loss })}
      />
      <p class="cut">
        <button
          type="button"
          aria-pressed={session.cut.value}
          disabled={!session.view.active.value}
          onClick={() => session.cutLink(!session.cut.value)}
        >
          {session.cut.value ? texts.joinLink : texts.cutLink}
        </button>
      </p>
      <p class="seed">
        {texts.seed} <output>{session.seed.value}</output>
        <button type="button" onClick={() => session.newSeed()}>
          {texts.otherSeed}
        </button>
      </p>
    </fieldset>
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
