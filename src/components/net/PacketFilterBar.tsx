import { useId } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { addStyle } from './late-style.ts';
import styles from './packet-filter.css?inline';
import { isFiltering, NO_FILTER, type PacketFilter, protocolsOf } from './packet-filter.ts';
import { filterTexts } from './packet-filter-texts.ts';
import { count } from './packet-texts.ts';
import type { TraceView } from './trace-view.ts';

addStyle(styles);

export interface PacketFilterBarProps {
  readonly lang: Language;
  /** Before anything was filtered. */
  readonly view: TraceView;
  /** How many packets pass. */
  readonly passing: number;
  readonly filter: PacketFilter;
  readonly onFilter: (filter: PacketFilter) => void;
}

/** Chooses which packets the figures show: by protocol, by host, by what stands in them. */
export function PacketFilterBar({ lang, view, passing, filter, onFilter }: PacketFilterBarProps) {
  const texts = filterTexts[lang];
  const id = useId();
  const choose = (name: 'protocol' | 'host', label: string, options: readonly string[]) => (
    <div class="field">
      <label for={`${id}-${name}`}>{label}</label>
      <select
        id={`${id}-${name}`}
        value={filter[name]}
        onChange={(event) => onFilter({ ...filter, [name]: event.currentTarget.value })}
      >
        <option value="">{texts.all}</option>
        {options.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <search class="net-filter">
      {choose('protocol', texts.protocol, protocolsOf(view))}
      {choose('host', texts.host, view.hosts)}
      <div class="field text">
        <label for={`${id}-text`}>{texts.text}</label>
        <input
          id={`${id}-text`}
          type="search"
          value={filter.text}
          placeholder={texts.example}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        />
      </div>
      <button type="button" disabled={!isFiltering(filter)} onClick={() => onFilter(NO_FILTER)}>
        {texts.clear}
      </button>
      <p role="status">
        {isFiltering(filter) && texts.passing(count(passing, lang), count(view.everyHop.length, lang))}
      </p>
    </search>
  );
}
