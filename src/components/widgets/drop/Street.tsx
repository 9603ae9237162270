import { Building } from '../../net/Building.tsx';
import type { Role } from '../../net/trace-view.ts';
import type { InFlight } from './in-flight.ts';
import type { PacketName } from './packet-name.ts';
import type { DropTexts } from './texts.ts';

interface StreetProps {
  readonly words: DropTexts;
  readonly protocol: 'tcp' | 'udp';
  readonly packets: readonly InFlight[];
  readonly nameOf: (packet: InFlight) => PacketName;
  /** `Hop.id`. */
  readonly selected: number | undefined;
  readonly onSelect: (hop: number) => void;
}

/** The way between the two hosts with what is on it now: data above, answers below, each an envelope to choose. */
export function Street({ words, protocol, packets, nameOf, selected, onSelect }: StreetProps) {
  return (
    <fieldset class={`drop-street ${protocol}`}>
      <legend class="sr-only">{words.street}</legend>
      <House who="client" name={words.client} />
      <div class="drop-road">
        {packets.length === 0 && <p class="drop-quiet">{words.nothingInFlight}</p>}
        {packets.map((packet) => {
          const { hop, from, share, isGone } = packet;
          const { short, full } = nameOf(packet);
          const place = { left: `${100 * (from === 'client' ? share : 1 - share)}%` };
          const lane = from === 'client' ? 'out' : 'back';
          if (isGone) {
            return (
              <span key={hop.id} class={`drop-cross ${lane}`} style={place}>
                ✕ {short} {words.packet.gone}
              </span>
            );
          }
          return (
            <button
              key={hop.id}
              type="button"
              class={`drop-envelope ${lane}${packet.message === undefined ? ' bare' : ''}${hop.packet.retransmission ? ' again' : ''}`}
              style={place}
              aria-pressed={hop.id === selected}
              aria-label={`${full}, ${from === 'client' ? words.packet.toServer : words.packet.toClient}`}
              onClick={() => onSelect(hop.id)}
            >
              {short}
            </button>
          );
        })}
      </div>
      <House who="server" name={words.server} />
    </fieldset>
  );
}

const House = ({ who, name }: { readonly who: Role; readonly name: string }) => (
  <div class="drop-host">
    <Building role={who} />
    <span>{name}</span>
  </div>
);
