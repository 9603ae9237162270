import type { Language } from '../../../lib/i18n/language.ts';
import type { Way } from '../../../lib/tls/tap.ts';
import { Switch } from '../frame/Switch.tsx';
import { Tabs } from '../frame/Tabs.tsx';
import { TextField } from '../frame/TextField.tsx';
import { flipOf, LONGEST_SECRET, messageOf, type Settings } from './settings.ts';
import type { TapTexts } from './texts.ts';

interface ControlsProps {
  readonly lang: Language;
  readonly words: TapTexts;
  readonly settings: Settings;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Settings>) => void;
  /** The byte that the learner has chosen on the screen. */
  readonly chosen: { readonly message: number; readonly at: number } | undefined;
}

/** One new control at a time: the secret and the way, the certificate, a byte to change. */
export function Controls(props: ControlsProps) {
  const { lang, words, settings, disabled, onChange } = props;
  const { tab, way } = settings;
  const transports = (['http', 'https'] as const).map((one) => [one, words.ways[one]] as const);
  const certificates = [
    ['https', words.rightCertificate],
    ['self-signed', words.ways['self-signed']],
    ['wrong-name', words.ways['wrong-name']],
  ] as const;
  return (
    <Tabs lang={lang} labels={words.tabs} selected={tab} onSelect={(next) => onChange({ tab: next })}>
      {tab === 1 && (
        <div class="widget-fields">
          <Secret {...props} />
          <Switch<Way>
            label={words.transport}
            options={transports}
            value={way === 'http' ? 'http' : 'https'}
            disabled={disabled}
            onChange={(next) => onChange({ way: next })}
          />
        </div>
      )}
      {tab === 2 && (
        <>
          <Switch<Way>
            label={words.certificate}
            options={certificates}
            value={way}
            disabled={disabled}
            onChange={(next) => onChange({ way: next })}
          />
          <p class="widget-note">{words.certificateNotes[way]}</p>
        </>
      )}
      {tab === 3 && <Flip {...props} />}
    </Tabs>
  );
}

function Secret({ lang, words, settings, disabled, onChange }: ControlsProps) {
  const message = messageOf(settings);
  const bytes = new TextEncoder().encode(message).length.toLocaleString(lang);
  return (
    <TextField
      label={words.password}
      value={settings.secret}
      longest={LONGEST_SECRET}
      disabled={disabled}
      hint={words.passwordHint(JSON.stringify(message), words.bytes(bytes))}
      onChange={(secret) => onChange({ secret })}
    />
  );
}

function Flip({ lang, words, settings, disabled, onChange, chosen }: ControlsProps) {
  const flip = flipOf(settings);
  const place = (at: number) => (at + 1).toLocaleString(lang);
  return (
    <>
      <p class="widget-note" role="status">
        {flip ? words.flipping(words.ordinals[flip.message]!, place(flip.at)) : words.flipHow}
      </p>
      <div class="widget-row">
        {chosen && words.ordinals[chosen.message] && (
          <button
            type="button"
            disabled={disabled}
            onClick={() => onChange({ flip: `${chosen.message}-${chosen.at}` })}
          >
            {words.flipThis(words.ordinals[chosen.message]!, place(chosen.at))}
          </button>
        )}
        {flip && (
          <button type="button" disabled={disabled} onClick={() => onChange({ flip: '' })}>
            {words.flipNone}
          </button>
        )}
      </div>
    </>
  );
}
