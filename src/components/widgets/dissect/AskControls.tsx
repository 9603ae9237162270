import { Switch } from '../frame/Switch.tsx';
import { TextField } from '../frame/TextField.tsx';
import { LONGEST_METHOD, LONGEST_TARGET, type Settings } from './settings.ts';
import type { DissectTexts } from './texts.ts';

interface AskControlsProps {
  readonly words: DissectTexts;
  readonly settings: Settings;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Settings>) => void;
}

/** The parts of a request, each to be changed or left out. */
export function AskControls({ words, settings, disabled, onChange }: AskControlsProps) {
  const { parts, hostCounts, emptyChoices, patienceChoices } = words;
  const common = { disabled };
  return (
    <div class="widget-controls">
      <TextField
        narrow
        {...common}
        label={parts.method}
        value={settings.method}
        longest={LONGEST_METHOD}
        onChange={(method) => onChange({ method })}
      />
      <TextField
        narrow
        {...common}
        label={parts.target}
        value={settings.target}
        longest={LONGEST_TARGET}
        onChange={(target) => onChange({ target })}
      />
      <Switch
        {...common}
        label={parts.version}
        options={[
          ['HTTP/1.1', 'HTTP/1.1'],
          ['HTTP/1.0', 'HTTP/1.0'],
        ]}
        value={settings.version}
        onChange={(version) => onChange({ version })}
      />
      <Switch
        {...common}
        label={parts.hosts}
        options={(['none', 'one', 'two'] as const).map((hosts) => [hosts, hostCounts[hosts]] as const)}
        value={settings.hosts}
        onChange={(hosts) => onChange({ hosts })}
      />
      <Switch
        {...common}
        label={parts.empty}
        options={(['yes', 'no'] as const).map((empty) => [empty, emptyChoices[empty]] as const)}
        value={settings.empty}
        onChange={(empty) => onChange({ empty })}
      />
      <Switch
        {...common}
        label={parts.ending}
        options={[
          ['CRLF', 'CRLF'],
          ['LF', 'LF'],
        ]}
        value={settings.ending}
        onChange={(ending) => onChange({ ending })}
      />
      <Switch
        {...common}
        label={parts.patience}
        options={(['3', '180'] as const).map((patience) => [patience, patienceChoices[patience]] as const)}
        value={settings.patience}
        onChange={(patience) => onChange({ patience })}
      />
    </div>
  );
}
