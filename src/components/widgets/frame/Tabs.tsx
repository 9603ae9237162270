import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { frameTexts } from './texts.ts';

interface TabsProps {
  readonly lang: Language;
  readonly labels: readonly string[];
  /** From 1. */
  readonly selected: number;
  readonly onSelect: (tab: number) => void;
  readonly children: ComponentChildren;
}

/** One new control at a time: tabs numbered 1, 2, 3; arrow keys move between them. */
export function Tabs({ lang, labels, selected, onSelect, children }: TabsProps) {
  const id = useId();
  return (
    <div class="widget-tabs">
      <div role="tablist" aria-label={frameTexts[lang].tabs}>
        {labels.map((label, index) => (
          <button
            key={label}
            id={`${id}-${index + 1}`}
            type="button"
            role="tab"
            aria-selected={selected === index + 1}
            aria-controls={`${id}-panel`}
            tabIndex={selected === index + 1 ? 0 : -1}
            onClick={() => onSelect(index + 1)}
            onKeyDown={(event) => {
              const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
              if (move === undefined) return;
              event.preventDefault();
              const next = (index + move + labels.length) % labels.length;
              onSelect(next + 1);
              document.getElementById(`${id}-${next + 1}`)?.focus();
            }}
          >
            <b>{index + 1}</b> {label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${selected}`}>
        {children}
      </div>
    </div>
  );
}
