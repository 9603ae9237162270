import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { Stretch } from '../../lib/search/excerpt.ts';
import type { Hit, Results, SearchIndex } from '../../lib/search/search-index.ts';
import { loadIndex } from './load-index.ts';
import styles from './search.css?inline';
import { searchTexts } from './texts.ts';

interface Props {
  readonly base: string;
  readonly lang: Language;
  readonly onClose: () => void;
}

const NOTHING: Results = { count: 0, hits: [] };
/** Rows drawn with the keystroke itself, and the milliseconds after which the others follow, if no other key did. */
const FIRST_ROWS = 3;
const OTHERS_AFTER = 60;

const optionId = (place: number) => `search-hit-${place}`;

/** The box: a combobox whose list is the results. Focus stays in the field; the browser's own dialog gives it back. */
export function SearchDialog({ base, lang, onClose }: Props) {
  const text = searchTexts[lang];
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState<SearchIndex | 'loading' | 'failed'>('loading');
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const results = useMemo(() => (typeof index === 'string' ? NOTHING : index.search(query)), [index, query]);
  const { hits } = results;
  const [isWhole, setWhole] = useState(true);
  const hasScrolled = useRef(false);

  useEffect(() => {
    dialog.current?.showModal();
    loadIndex(base, lang).then(setIndex, () => setIndex('failed'));
  }, [base, lang]);

  useEffect(() => {
    document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  useEffect(() => {
    const timer = setTimeout(() => setWhole(true), OTHERS_AFTER);
    return () => clearTimeout(timer);
  }, [query]);

  const onInput = (typed: string) => {
    // To ask where the list stands, or to move it, would lay out the rows of the key before.
    if (hasScrolled.current) list.current?.scrollTo(0, 0);
    hasScrolled.current = false;
    setQuery(typed);
    setActive(0);
    setWhole(false);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // While a Korean syllable is being composed, Enter and the arrows belong to the input method.
    if (event.isComposing) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && hits.length > 0) {
      event.preventDefault();
      setWhole(true);
      setActive((active + move + hits.length) % hits.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      document.getElementById(optionId(active))?.click();
    }
  };

  return (
    <dialog ref={dialog} class="search" aria-label={text.label} onClose={onClose} closedby="any">
      <style>{styles}</style>
      <div class="search-box">
        <div class="search-bar">
          <input
            type="text"
            role="combobox"
            aria-label={text.label}
            aria-expanded={hits.length > 0}
            aria-controls="search-hits"
            aria-autocomplete="list"
            aria-activedescendant={hits.length > 0 ? optionId(active) : undefined}
            placeholder={text.placeholder}
            enterkeyhint="go"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={({ currentTarget }) => onInput(currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <button type="button" onClick={() => dialog.current?.close()}>
            {text.close}
          </button>
        </div>
        <p class="search-status" role="status">
          {statusOf(index, query.trim(), results, lang)}
        </p>
        <div
          ref={list}
          class="search-hits"
          id="search-hits"
          role="listbox"
          aria-label={text.results}
          onScroll={() => {
            hasScrolled.current = true;
          }}
        >
          {hits.slice(0, isWhole ? undefined : FIRST_ROWS).map((hit, place) => (
            <Option
              // By place: at a keystroke the rows stay and only their words change.
              key={place}
              hit={hit}
              id={optionId(place)}
              kind={text.kinds[hit.entry.kind]}
              href={base + hit.entry.href}
              selected={place === active}
              onChosen={() => dialog.current?.close()}
            />
          ))}
        </div>
      </div>
    </dialog>
  );
}

function statusOf(
  index: SearchIndex | 'loading' | 'failed',
  query: string,
  { count, hits }: Results,
  lang: Language,
): string {
  const text = searchTexts[lang];
  if (typeof index === 'string') return text[index];
  if (query === '') return text.hint;
  return count === 0 ? text.nothing(query) : text.count(count, hits.length);
}

interface OptionProps {
  readonly hit: Hit;
  readonly id: string;
  readonly kind: string;
  readonly href: string;
  readonly selected: boolean;
  readonly onChosen: () => void;
}

/** A result is a link, so that it also opens in a tab of its own. */
function Option({ hit, id, kind, href, selected, onChosen }: OptionProps) {
  const isPlain = (event: MouseEvent) => !(event.ctrlKey || event.metaKey || event.shiftKey);
  return (
    <a
      role="option"
      id={id}
      href={href}
      tabIndex={-1}
      aria-selected={selected}
      onClick={(event) => isPlain(event) && onChosen()}
    >
      <span class="search-title">
        <span class="search-kind">{kind}</span> <Marked stretches={hit.title} />
      </span>
      {hit.beside.length > 0 && (
        <span class="search-beside">
          <Marked stretches={hit.beside} />
        </span>
      )}
      {hit.excerpt.length > 0 && (
        <span class="search-excerpt">
          <Marked stretches={hit.excerpt} />
        </span>
      )}
    </a>
  );
}

function Marked({ stretches }: { readonly stretches: readonly Stretch[] }) {
  return <>{stretches.map(({ text, found }, place) => (found ? <mark key={place}>{text}</mark> : text))}</>;
}
