import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { SourcePosition } from '../../lib/net/trace/event.ts';
import { Ladder } from '../net/Ladder.tsx';
import { MessageTable } from '../net/MessageTable.tsx';
import { PacketDetail } from '../net/PacketDetail.tsx';
import { PacketTable } from '../net/PacketTable.tsx';
import { filterTrace, NO_FILTER, type PacketFilter } from '../net/packet-filter.ts';
import { filterTexts } from '../net/packet-filter-texts.ts';
import { packetTexts } from '../net/packet-texts.ts';
import { SocketTable } from '../net/SocketTable.tsx';
import { engineTexts } from './engine-texts.ts';
import { Fetched } from './Fetched.tsx';
import { partTexts } from './part-texts.ts';
import { Splitter } from './Splitter.tsx';
import type { Session } from './session.ts';
import { sandboxTexts } from './texts.ts';

interface PacketPaneProps {
  readonly session: Session;
  readonly lang: Language;
  readonly onShow: (source: SourcePosition) => void;
}

const FIGURES = ['ladder', 'table', 'sockets', 'counters', 'plot'] as const;
/** What an engine without packets can show. */
const MESSAGE_FIGURES = ['ladder', 'table', 'sockets'] as const;

const filterBar = () => import('../net/PacketFilterBar.tsx').then(({ PacketFilterBar }) => PacketFilterBar);
const counterTable = () => import('../net/CounterTable.tsx').then(({ CounterTable }) => CounterTable);
const connectionPlot = () => import('../net/ConnectionPlot.tsx').then(({ ConnectionPlot }) => ConnectionPlot);

/** The packets of the run, as ladder or table, and below them the one that is chosen. */
export function PacketPane({ session, lang, onShow }: PacketPaneProps) {
  const texts = sandboxTexts[lang];
  const figure = useSignal<(typeof FIGURES)[number]>('ladder');
  const { selected } = session.view;
  const filtering = useSignal(false);
  const filter = useSignal(NO_FILTER);
  const whole = session.view.trace.value;
  const view = useMemo(() => filterTrace(whole, filter.value), [whole, filter.value]);
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
  const empty = whole.hops.length === 0 && whole.messages.length === 0 && whole.calls.length === 0;
  // An engine without packets tells messages.
  const packets = session.engines.can('packets');
  const figures = packets ? FIGURES : MESSAGE_FIGURES;
  const shown = figures.find((name) => name === figure.value) ?? 'ladder';
  const showsPackets = packets && (shown === 'ladder' || shown === 'table');
  const part = { lang, view };
  return (
    <div class="sandbox-packets">
      <fieldset class="sandbox-figures">
        <legend class="sr-only">{texts.panePackets}</legend>
        {figures.map((name) => (
          <button
            type="button"
            key={name}
            aria-pressed={shown === name}
            onClick={() => {
              figure.value = name;
            }}
          >
            {texts[name]}
          </button>
        ))}
        {packets && (
          <button
            type="button"
            class="filter"
            aria-expanded={filtering.value}
            onClick={() => {
              filtering.value = !filtering.value;
              if (!filtering.value) filter.value = NO_FILTER;
            }}
          >
            {filterTexts[lang].toggle}
          </button>
        )}
      </fieldset>
      {filtering.value && packets && (
        <Fetched
          load={filterBar}
          texts={partTexts[lang]}
          props={{
            lang,
            view: whole,
            passing: view.hops.length,
            filter: filter.value,
            onFilter: (next: PacketFilter) => {
              filter.value = next;
            },
          }}
        />
      )}
      {empty ? (
        <p class="sandbox-empty">{emptyText(session, lang)}</p>
      ) : (
        <>
          {shown === 'ladder' && <Ladder {...props} onSource={onShow} here={session.view.here.value} />}
          {shown === 'table' &&
            (packets ? <PacketTable {...props} /> : <MessageTable lang={lang} view={view} />)}
          {shown === 'sockets' && <SocketTable lang={lang} view={view} />}
          {shown === 'counters' && <Fetched load={counterTable} props={part} texts={partTexts[lang]} />}
          {shown === 'plot' && <Fetched load={connectionPlot} props={part} texts={partTexts[lang]} />}
          {!packets && <p class="sandbox-note">{packetTexts[lang].messages.only}</p>}
          {isUnderWay && (
            <button type="button" class="drop" onClick={() => session.runner.dropPacket(chosen.id)}>
              {texts.dropPacket}
            </button>
          )}
          {showsPackets && (
            <Splitter
              name="net-figure-height"
              label={texts.figureHeight}
              axis="y"
              pane=":is(.net-ladder-scroll, .net-table-scroll)"
              least={200}
              most={1600}
            />
          )}
          {showsPackets && <PacketDetail {...props} onSource={onShow} />}
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
