import type { Language } from '../../../lib/i18n/language.ts';
import { Field } from '../frame/Field.tsx';
import { Switch } from '../frame/Switch.tsx';
import { TextField } from '../frame/TextField.tsx';
import { LineList } from './LineList.tsx';
import { settings as kinds, LONGEST_LINE, type Settings } from './settings.ts';
import type { DialogueTexts } from './texts.ts';

interface ControlsProps {
  readonly lang: Language;
  readonly words: DialogueTexts;
  readonly settings: Settings;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Settings>) => void;
}

/** The lines' order, a line of the learner's own, the parts of the Web. */
export function Controls(props: ControlsProps) {
  const { words, settings, disabled, onChange } = props;
  if (settings.tab === 3) return <Parts {...props} />;
  return (
    <>
      {settings.tab === 2 && <OwnLine {...props} />}
      <LineList
        words={words}
        order={settings.order}
        disabled={disabled}
        onOrder={(order) => onChange({ order })}
      />
    </>
  );
}

function OwnLine({ lang, words, settings, disabled, onChange }: ControlsProps) {
  return (
    <div class="widget-fields">
      <TextField
        label={words.own}
        value={settings.own}
        longest={LONGEST_LINE}
        disabled={disabled}
        placeholder={words.ownPlaceholder}
        hint={words.ownHint}
        onChange={(own) => onChange({ own })}
      />
      <Field
        lang={lang}
        text={words.at}
        setting={kinds.at}
        value={settings.at}
        number={(value) => value.toLocaleString(lang)}
        disabled={disabled}
        onChange={(at) => onChange({ at })}
      />
    </div>
  );
}

function Parts({ words, settings, disabled, onChange }: ControlsProps) {
  const { parts, browsers, servers, documents } = words;
  return (
    <div class="widget-controls">
      <Switch
        label={parts.browser}
        options={(['one', 'other'] as const).map((one) => [one, browsers[one]] as const)}
        value={settings.browser}
        disabled={disabled}
        onChange={(browser) => onChange({ browser })}
      />
      <Switch
        label={parts.server}
        options={(['one', 'other', 'mail'] as const).map((one) => [one, servers[one]] as const)}
        value={settings.server}
        disabled={disabled}
        onChange={(server) => onChange({ server })}
      />
      <Switch
        label={parts.document}
        options={(['html', 'picture'] as const).map((one) => [one, documents[one]] as const)}
        value={settings.document}
        disabled={disabled}
        onChange={(document) => onChange({ document })}
      />
    </div>
  );
}
