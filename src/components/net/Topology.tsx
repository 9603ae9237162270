import { useMemo, useRef } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { Scenario } from '../../lib/net/scenario.ts';
import { Building } from './Building.tsx';
import { addStyle } from './late-style.ts';
import styles from './Topology.css?inline';
import { layOutTopology, type TopologyLink } from './topology-layout.ts';
import type { Role } from './trace-view.ts';
import { useBox } from './use-box.ts';

addStyle(styles);

export interface TopologyProps {
  readonly lang: Language;
  readonly scenario: Scenario;
  /** What is written on a link: its rate, delay, loss and queue. */
  readonly labelOf: (link: TopologyLink) => string;
  readonly isCut?: (link: TopologyLink) => boolean;
  readonly roles?: ReadonlyMap<string, Role>;
  /** The link that is looked at, by its ends; a press on another one asks for that. */
  readonly chosen?: TopologyLink['between'] | undefined;
  readonly onChoose?: (link: TopologyLink) => void;
}

const NAMES = {
  ko: { name: '네트워크', link: (one: string, other: string, label: string) => `${one}–${other}: ${label}` },
  en: { name: 'Network', link: (one: string, other: string, label: string) => `${one}–${other}: ${label}` },
} as const;

/** Hosts are buildings, routers are crossings, links are lines with their conditions written on them. */
export function Topology(props: TopologyProps) {
  const { lang, scenario, labelOf, isCut, roles, chosen, onChoose } = props;
  const frame = useRef<HTMLDivElement>(null);
  const box = useBox(frame);
  const layout = useMemo(() => layOutTopology(scenario, box.width || 320), [scenario, box.width]);
  const texts = NAMES[lang];
  const described = layout.links.map((link) => texts.link(...link.between, labelOf(link))).join('; ');
  return (
    <div class="net-topology" ref={frame}>
      <svg
        role="img"
        aria-label={`${texts.name}: ${described}`}
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
      >
        {layout.links.map((link) => {
          const { from, to, between } = link;
          const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
          const classes = [
            'link',
            chosen?.join() === between.join() ? 'chosen' : '',
            onChoose ? 'offered' : '',
          ];
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for the list of links beside it
            <g key={between.join()} class={classes.join(' ')} onClick={() => onChoose?.(link)}>
              <line class="hit" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
              <line class="line" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
              {isCut?.(link) && (
                <path class="cross" d={`M${middle.x - 7} ${middle.y - 7}l14 14m0 -14l-14 14`} />
              )}
            </g>
          );
        })}
        {layout.links.map((link) => (
          <text key={link.between.join()} {...placeOfLabel(link)} class="condition" text-anchor="middle">
            {labelOf(link)}
          </text>
        ))}
        {layout.nodes.map(({ name, kind, x, y }) => (
          <g key={name} transform={`translate(${x} ${y})`} class={kind}>
            {kind === 'router' ? (
              <path class="crossing" d="M-15 -11h30v22h-30zM-9 0h18M4 -5l5 5l-5 5M-4 -5l-5 5l5 5" />
            ) : (
              <g transform="translate(-17 -20)">
                <rect class="ground" x="0" y="0" width="34" height="34" />
                <Building role={roles?.get(name)} />
              </g>
            )}
            <text class="name" y={kind === 'router' ? 26 : 28} text-anchor="middle">
              {name}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Above a level link, and on a slanted one: above it, it would lie on its neighbour in a fan. */
function placeOfLabel({ from, to }: TopologyLink): { x: number; y: number } {
  const slanted = Math.abs(to.y - from.y) > 20;
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 + (slanted ? 4 : -8) };
}
