import type { VNode } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { ProcessEvent, SourcePosition } from '../../lib/net/trace/event.ts';
import { Building } from './Building.tsx';
import type { Crossing } from './crossing.ts';
import styles from './Ladder.css?inline';
import { LadderLine } from './LadderLine.tsx';
import { layOutLadder } from './ladder-layout.ts';
import { type PacketLine, topOf } from './ladder-marks.ts';
import { addStyle } from './late-style.ts';
import shared from './net.css?inline';
import { causeOf } from './packet-source.ts';
import { count, packetTexts } from './packet-texts.ts';
import { HOP_LIMIT, type PacketFigure } from './trace-view.ts';
import { useBox } from './use-box.ts';
import { useMeanings } from './use-meanings.ts';

addStyle(shared);
addStyle(styles);

interface LadderProps extends PacketFigure {
  /** Shows a line of the program; without it the calls beside the lifelines are plain text. */
  readonly onSource?: ((source: SourcePosition) => void) | undefined;
  /** A line of the program whose calls, and the packets that carry them out, stand out. */
  readonly here?: Pick<SourcePosition, 'file' | 'line'> | undefined;
}

/** Beyond what can be seen, so much is drawn above and below: scrolling shows no empty paper. */
const MARGIN = 400;
/** Pixels of scrolling after which it is drawn anew. */
const GRAIN = 160;
const ZOOMS = [0.5, 1, 2, 4, 8] as const;

/**
 * The ladder: time flows down, one lifeline a host, a packet is a slanted line whose slope is its real delay.
 * Only what is near the visible part is in the document. For screen readers it is a list of packets to choose from;
 * the packet table says the same in full.
 */
export function Ladder({ lang, view, selected, onSelect, onSource, here }: LadderProps) {
  const texts = packetTexts[lang].ladder;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const box = useBox(scroller, GRAIN);
  const [zoom, setZoom] = useState<number>(1);
  const layout = useMemo(
    () => layOutLadder(view, { lang, width: Math.max(280, box.width), zoom }),
    [view, lang, box.width, zoom],
  );
  const meanings = useMeanings(view, lang);
  const meaningOf = (hop: Crossing): string => {
    const { bytes, meaning } = packetTexts[lang].messages;
    return hop.packet ? meanings(hop) : meaning(bytes(hop.message.bytes));
  };

  const seen = (top: number, bottom = top) =>
    bottom > box.top - MARGIN && top < box.top + box.height + MARGIN;
  const lines = layout.lines.filter((line) => seen(topOf(line), line.to.y));
  const chosen = layout.lines.find(({ hop }) => hop.id === selected);
  const select = useRef(onSelect);
  select.current = onSelect;
  // What was drawn once is not drawn anew while the figure scrolls.
  const drawn = useMemo(() => new Map<PacketLine, VNode>(), [layout, here]);
  const isHere = (call: ProcessEvent | undefined): boolean =>
    here !== undefined && call?.source?.file === here.file && call.source.line === here.line;
  const draw = (line: PacketLine): VNode => {
    const isChosen = line === chosen;
    const known = isChosen ? undefined : drawn.get(line);
    if (known) return known;
    const { hop } = line;
    const one = (
      <LadderLine
        key={hop.id}
        id={`${id}-${hop.id}`}
        line={line}
        selected={isChosen}
        isHere={hop.packet !== undefined && isHere(causeOf(view, hop))}
        name={`${[line.label, line.cause].filter(Boolean).join(' ')}, ${hop.from} → ${hop.to}, ${meaningOf(hop)}`}
        onSelect={() => select.current(isChosen ? undefined : hop.id)}
      />
    );
    if (!isChosen) drawn.set(line, one);
    return one;
  };

  useEffect(() => {
    const area = scroller.current;
    if (!area || !chosen) return;
    const top = topOf(chosen);
    if (top < area.scrollTop + 12) area.scrollTop = Math.max(0, top - 60);
    else if (chosen.to.y > area.scrollTop + area.clientHeight - 90) {
      area.scrollTop = chosen.to.y - area.clientHeight + 120;
    }
  }, [selected]);

  const move = (event: KeyboardEvent) => {
    const places: Record<string, (place: number) => number> = {
      ArrowDown: (place) => place + 1,
      ArrowUp: (place) => place - 1,
      Home: () => 0,
      End: () => layout.lines.length - 1,
    };
    const next = places[event.key];
    if (!next || layout.lines.length === 0) return;
    event.preventDefault();
    const place = chosen ? layout.lines.indexOf(chosen) : event.key === 'ArrowUp' ? 0 : -1;
    const target = Math.min(layout.lines.length - 1, Math.max(0, next(place)));
    onSelect(layout.lines[target]!.hop.id);
  };

  const step = ZOOMS.indexOf(zoom as (typeof ZOOMS)[number]);
  return (
    <figure class="net-ladder">
      <div class="net-ladder-scroll" ref={scroller}>
        <div class="net-ladder-hosts" style={{ width: `${layout.width}px` }}>
          {layout.lifelines.map(({ host, x }) => (
            <div class="host" key={host} style={{ left: `${x}px` }}>
              <Building role={view.roles.get(host)} />
              <span class="name">{host}</span>
              <span class="role">{rolesText(lang, view.roles.get(host))}</span>
            </div>
          ))}
        </div>
        <div
          class="net-ladder-drawing"
          style={{
            width: `${layout.width}px`,
            height: `${layout.height}px`,
            '--left': `${layout.gutters.left}px`,
            '--right': `${layout.gutters.right}px`,
            '--span': `${layout.span}px`,
          }}
        >
          <svg width={layout.width} height={layout.height} aria-hidden="true" class="net-ladder-ground">
            {layout.lifelines.map(({ host, x }) => (
              <line key={host} class="lifeline" x1={x} x2={x} y1={0} y2={layout.height} />
            ))}
            {layout.silences
              .filter(({ y }) => seen(y))
              .map(({ y, duration }) => (
                <g key={y} class="silence">
                  {layout.lifelines.map(({ host, x }) => (
                    <g key={host}>
                      <rect x={x - 6} y={y - 6} width={12} height={12} />
                      <path d={`M${x - 8} ${y - 3}l16 -5M${x - 8} ${y + 8}l16 -5`} />
                    </g>
                  ))}
                  <text x={layout.width / 2} y={y + 4} text-anchor="middle">
                    {texts.silence(duration)}
                  </text>
                </g>
              ))}
            {layout.times
              .filter(({ y }) => seen(y))
              .map(({ x, y, text, side }) => (
                <text
                  key={`${x} ${y}`}
                  class="time"
                  x={timeX(layout.width, box.width, x, side)}
                  y={y + 4}
                  text-anchor={(side === 'left') === box.width < 560 ? 'end' : 'start'}
                >
                  {text}
                </text>
              ))}
          </svg>
          <div
            role="listbox"
            aria-label={`${view.messages.length > 0 ? packetTexts[lang].messages.name : texts.name} ${texts.help}`}
            aria-activedescendant={chosen ? `${id}-${chosen.hop.id}` : undefined}
            tabIndex={0}
            onKeyDown={move}
            class="net-ladder-packets"
          >
            <svg width={layout.width} height={layout.height} role="none">
              {lines.map(draw)}
            </svg>
          </div>
          {layout.calls
            .filter(({ y }) => seen(y))
            .map(({ call, x, y, side, inner, quiet }, place) => (
              <Call
                key={`${x} ${y} ${place}`}
                call={call}
                x={x}
                y={y}
                side={side}
                inner={inner}
                lang={lang}
                quiet={quiet}
                isHere={isHere(call)}
                onSource={onSource}
              />
            ))}
        </div>
      </div>
      <figcaption class="net-ladder-foot">
        {view.unshown > 0 && (
          <p class="unshown">{texts.unshown(count(HOP_LIMIT, lang), count(view.unshown, lang))}</p>
        )}
        <fieldset class="net-ladder-zoom">
          <legend>{texts.scale}</legend>
          <button type="button" disabled={step === 0} onClick={() => setZoom(ZOOMS[step - 1]!)}>
            − {texts.wider}
          </button>
          <button
            type="button"
            disabled={step === ZOOMS.length - 1}
            onClick={() => setZoom(ZOOMS[step + 1]!)}
          >
            + {texts.closer}
          </button>
        </fieldset>
      </figcaption>
    </figure>
  );
}

const rolesText = (lang: PacketFigure['lang'], role: 'client' | 'server' | 'both' | undefined): string =>
  role ? packetTexts[lang].roles[role] : '';

/** On a narrow page the times share the calls' column; on a wide one they have the outermost one for themselves. */
function timeX(width: number, room: number, x: number, side: 'left' | 'right'): number {
  if (room < 560) return side === 'left' ? x - 10 : x + 10;
  return side === 'left' ? 10 : width - 10;
}

interface CallProps {
  readonly call: ProcessEvent;
  readonly x: number;
  readonly y: number;
  readonly side: 'left' | 'right';
  readonly inner: boolean;
  readonly lang: PacketFigure['lang'];
  readonly quiet: boolean;
  readonly isHere: boolean;
  readonly onSource: ((source: SourcePosition) => void) | undefined;
}

function Call({ call, x, y, side, inner, lang, quiet, isHere, onSource }: CallProps) {
  const { source, label, process } = call;
  const classes = `net-call ${side}${inner ? ' inner' : ''}${isHere ? ' here' : ''}`;
  const place = { left: `${x}px`, top: `${y}px` };
  if (quiet) return <span class={classes} style={place} title={label} />;
  if (!source || !onSource) {
    return (
      <span class={classes} style={place} title={label}>
        <span class="text">{label}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      class={classes}
      style={place}
      title={`${label} · ${source.file}:${source.line}`}
      aria-label={packetTexts[lang].ladder.call(process, label, source.file, source.line)}
      onClick={() => onSource(source)}
    >
      <span class="text">{label}</span>
    </button>
  );
}
