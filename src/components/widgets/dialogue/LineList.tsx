import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LINES, type LineKey } from './settings.ts';
import type { DialogueTexts } from './texts.ts';

interface LineListProps {
  readonly words: DialogueTexts;
  readonly order: string;
  readonly disabled: boolean;
  readonly onOrder: (order: string) => void;
}

/** The lines in the order they are sent; dragged, or moved with buttons. */
export function LineList({ words, order, disabled, onOrder }: LineListProps) {
  const [dragged, drag] = useState<number>();
  const move = (from: number, to: number) => {
    if (to < 0 || to >= order.length || from === to) return;
    const rest = [...order].toSpliced(from, 1);
    onOrder(rest.toSpliced(to, 0, order[from]!).join(''));
  };
  return (
    <section aria-label={words.lines}>
      <p class="field-label">{words.lines}</p>
      <p class="widget-note">{words.linesHow}</p>
      <ol class="dialogue-lines">
        {[...order].map((key, place) => {
          const line = LINES[key as LineKey];
          return (
            <li
              key={key}
              draggable={!disabled}
              class={dragged === place ? 'dragged' : undefined}
              onDragStart={() => drag(place)}
              onDragEnd={() => drag(undefined)}
              onDragOver={(event) => {
                event.preventDefault();
                if (dragged === undefined || dragged === place) return;
                move(dragged, place);
                drag(place);
              }}
            >
              <code>{line}</code>
              <Mover
                disabled={disabled || place === 0}
                name={words.up(line)}
                onMove={() => move(place, place - 1)}
              >
                ↑
              </Mover>
              <Mover
                disabled={disabled || place === order.length - 1}
                name={words.down(line)}
                onMove={() => move(place, place + 1)}
              >
                ↓
              </Mover>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface MoverProps {
  readonly disabled: boolean;
  readonly name: string;
  readonly onMove: () => void;
  readonly children: ComponentChildren;
}

const Mover = ({ disabled, name, onMove, children }: MoverProps) => (
  <button type="button" disabled={disabled} aria-label={name} onClick={onMove}>
    {children}
  </button>
);
