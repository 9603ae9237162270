import { useMemo, useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { viewOf } from '../../net/trace-view.ts';
import { Packets } from '../frame/Packets.tsx';
import { Switch } from '../frame/Switch.tsx';
import type { Recording } from './recording.ts';
import type { SlidersTexts } from './texts.ts';

interface CallPacketsProps {
  readonly lang: Language;
  readonly words: SlidersTexts;
  readonly run: Recording;
}

/** The packets of either call. */
export function CallPackets({ lang, words, run }: CallPacketsProps) {
  const [protocol, setProtocol] = useState<'tcp' | 'udp'>('tcp');
  const [selected, setSelected] = useState<number>();
  const view = useMemo(() => viewOf(run[protocol].events, ['client', 'server.lab']), [run, protocol]);
  return (
    <div>
      <Switch
        label={words.whose}
        options={[
          ['tcp', words.call.tcp],
          ['udp', words.call.udp],
        ]}
        value={protocol}
        disabled={false}
        onChange={(next) => {
          setProtocol(next);
          setSelected(undefined);
        }}
      />
      <Packets lang={lang} view={view} selected={selected} onSelect={setSelected} />
    </div>
  );
}
