import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { SourcePosition } from '../../lib/net/trace/event.ts';
import { Ladder } from '../net/Ladder.tsx';
import { MessageTable } from '../net/MessageTable.tsx';
import { PacketDetail } from '../net/PacketDetail.tsx';
import { PacketTable } from '../net/PacketTable.tsx';
import { packetTexts } from '../net/packet-texts.ts';
import { SocketTable } from '../net/SocketTable.tsx';
import { engineTexts } from './engine-texts.ts';
import { Splitter } from './Splitter.tsx';
import type { Session } from './session.ts';
import { sandboxTexts } from './texts.ts';

interface PacketPaneProps {
  readonly session: Session;
  readonly lang: Language;
  readonly onShow: (source: SourcePosition) => void;
}

const FIGURES = ['ladder', 'table', 'sockets'] as const;

/** The packets of the run, as ladder or table, and below them the one that is chosen. */
export function PacketPane({ session, lang, onShow }: PacketPaneProps) {
  const texts = sandboxTexts[lang];
  const figure = useSignal<(typeof FIGURES)[number]>('ladder');
  const selected = useSignal<number | undefined>(undefined);
  const view = session.view.trace.value;
  const starting = session.view.phase.value.kind === 'starting';
  useEffect(() => {
    if (starting) selected.value = undefined;
  }, [starting, selected]);
  const props = {
    lang,
    view,
    selected: selected.value,
    onSelect: (hop: number | undefined) => {
      selected.value = hop;
    },
  };
  const chosen = view.hops.find(({ id }) => id === selected.value);
  const isUnderWay =
    chosen !== undefined &&
    session.controllable &&
    session.view.active.value &&
    chosen.receivedAt === undefined &&
    chosen.droppedAt === undefined;
  const empty = view.hops.length === 0 && view.calls.length === 0;
  // An engine without packets tells messages.
  const packets = session.engines.can('packets');
  return (
    <div class="sandbox-packets">
      <fieldset class="sandbox-figures">
        <legend class="sr-only">{texts.panePackets}</legend>
        {FIGURES.map((name) => (
          <button
            type="button"
            key={name}
            aria-pressed={figure.value === name}
            onClick={() => {
              figure.value = name;
            }}
          >
            {texts[name]}
          </button>
        ))}
      </fieldset>
      {empty ? (
        <p class="sandbox-empty">{emptyText(session, lang)}</p>
      ) : (
        <>
          {figure.value === 'ladder' && <Ladder {...props} onSource={onShow} />}
          {figure.value === 'table' &&
            (packets ? <PacketTable {...props} /> : <MessageTable lang={lang} view={view} />)}
          {figure.value === 'sockets' && <SocketTable lang={lang} view={view} />}
          {!packets && <p class="sandbox-note">{packetTexts[lang].messages.only}</p>}
          {isUnderWay && (
            <button type="button" class="drop" onClick={() => session.runner.dropPacket(chosen.id)}>
              {texts.dropPacket}
            </button>
          )}
          {packets && figure.value !== 'sockets' && (
            <Splitter
              name="net-figure-height"
              label={texts.figureHeight}
              axis="y"
              pane=":is(.net-ladder-scroll, .net-table-scroll)"
              least={200}
              most={1600}
            />
          )}
          {packets && figure.value !== 'sockets' && <PacketDetail {...props} onSource={onShow} />}
        </>
      )}
    </div>
  );
}

function emptyText({ view: { phase }, engines }: Session, lang: Language): string {
  const texts = { ...sandboxTexts[lang], ...(!engines.can('virtual-time') && engineTexts[lang].clock) };
  if (phase.value.kind === 'before') return texts.beforePackets;
  return phase.value.kind === 'starting' ? texts.starting : texts.noPackets;
}
