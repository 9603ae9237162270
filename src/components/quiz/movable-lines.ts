import { fill } from './texts.ts';

/** Lets the lines of an ordering question be moved by their buttons; focus stays on the button that was pressed. */
export class MovableLines {
  readonly #list: HTMLOListElement;
  readonly #moved: HTMLElement;
  readonly #placeText: string;

  /** `placeText` says where a line has come to; `changed` is told after each move. */
  constructor(root: HTMLElement, placeText: string, changed: () => void) {
    this.#list = root.querySelector<HTMLOListElement>('.lines')!;
    this.#moved = root.querySelector<HTMLElement>('[data-moved]')!;
    this.#placeText = placeText;
    this.#list.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest<HTMLButtonElement>('button[data-move]');
      if (button === null || button.getAttribute('aria-disabled') === 'true') return;
      this.#move(button);
      changed();
    });
    this.#markEnds();
  }

  /** Ids from top to bottom. */
  get order(): readonly string[] {
    return this.#lines.map((line) => line.dataset.item!);
  }

  /** Marks the lines that are in the right order, and the others; without ids, none. */
  mark(right?: readonly string[]): void {
    for (const line of this.#lines) {
      if (right === undefined) delete line.dataset.run;
      else line.dataset.run = right.includes(line.dataset.item!) ? 'yes' : 'no';
    }
  }

  /** Puts the lines in this order of ids. */
  arrange(order: readonly string[]): void {
    for (const id of order) this.#list.append(this.#lines.find((line) => line.dataset.item === id)!);
    this.#markEnds();
  }

  get #lines(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('li')];
  }

  #move(button: HTMLButtonElement): void {
    const line = button.closest<HTMLElement>('li')!;
    if (button.dataset.move === '-1') line.previousElementSibling!.before(line);
    else line.nextElementSibling!.after(line);
    this.#markEnds();
    button.focus();
    this.#moved.textContent = fill(this.#placeText, line.dataset.text!, this.#lines.indexOf(line) + 1);
  }

  /** The first line cannot go up, nor the last one down; the buttons stay focusable. */
  #markEnds(): void {
    const lines = this.#lines;
    for (const [place, line] of lines.entries()) {
      const [up, down] = line.querySelectorAll('button');
      up!.setAttribute('aria-disabled', String(place === 0));
      down!.setAttribute('aria-disabled', String(place === lines.length - 1));
    }
  }
}
