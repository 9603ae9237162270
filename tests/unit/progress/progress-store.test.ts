import { expect, test } from 'vitest';
import { writeProgress } from '../../../src/lib/progress/kept-progress.ts';
import { type Keeping, ProgressStore } from '../../../src/lib/progress/progress-store.ts';

/** A browser's storage, and what happens in it to the tabs that look at it. */
class Browser {
  text: string | undefined;
  aside: string | undefined;
  isFull = false;
  #time = 0;
  readonly #tabs = new Map<Keeping, () => void>();

  openTab(): ProgressStore {
    const tell = () => {
      for (const [other, changed] of this.#tabs) if (other !== keeping) changed();
    };
    const keeping: Keeping = {
      read: () => this.text,
      write: (text) => {
        if (this.isFull) return false;
        this.text = text;
        tell();
        return true;
      },
      erase: () => {
        this.text = undefined;
        tell();
      },
      setAside: (text) => {
        this.aside = text;
      },
      watch: (changed) => this.#tabs.set(keeping, changed),
    };
    return new ProgressStore(keeping, () => this.#time++);
  }
}

const opened = (lesson: string) => ({ kind: 'lesson', lesson, reached: 'opened' }) as const;
const lessonsOf = (store: ProgressStore) => Object.keys(store.progress.lessons).sort();

test('what is done in one tab is known in the others, and after a reload', () => {
  const browser = new Browser();
  const [one, other] = [browser.openTab(), browser.openTab()];
  let told = 0;
  other.subscribe(() => told++);
  one.record(opened('2-1-1'));
  other.record(opened('2-1-2'));
  one.record(opened('2-1-3'));
  expect(lessonsOf(one)).toEqual(['2-1-1', '2-1-2', '2-1-3']);
  expect(lessonsOf(other)).toEqual(lessonsOf(one));
  expect(lessonsOf(browser.openTab())).toEqual(lessonsOf(one));
  expect(told).toBe(3);
});

test('when storage is full progress goes on in memory and says so, and is kept once there is room', () => {
  const browser = new Browser();
  const [full, other] = [browser.openTab(), browser.openTab()];
  browser.isFull = true;
  full.record(opened('2-1-1'));
  expect([full.trouble, lessonsOf(full), lessonsOf(other)]).toEqual(['not-kept', ['2-1-1'], []]);
  browser.isFull = false;
  other.record(opened('2-1-2'));
  expect(lessonsOf(full)).toEqual(['2-1-1', '2-1-2']);
  full.record(opened('2-1-3'));
  expect(full.trouble).toBeUndefined();
  expect(lessonsOf(other)).toEqual(['2-1-1', '2-1-2', '2-1-3']);
});

test('a reset forgets in every tab, also what could not be kept', () => {
  const browser = new Browser();
  const [one, other] = [browser.openTab(), browser.openTab()];
  one.record(opened('2-1-1'));
  browser.isFull = true;
  other.record(opened('2-1-2'));
  browser.isFull = false;
  one.reset();
  expect([lessonsOf(one), lessonsOf(other), browser.text]).toEqual([[], [], undefined]);
  one.record(opened('2-1-3'));
  expect(lessonsOf(other)).toEqual(['2-1-3']);
});

test('what a newer version of the site has kept is not overwritten', () => {
  const browser = new Browser();
  const text = '{"ieum":"progress","version":999,"stars":{}}';
  browser.text = text;
  const store = browser.openTab();
  store.record(opened('2-1-1'));
  expect([store.trouble, lessonsOf(store), browser.text]).toEqual(['newer', ['2-1-1'], text]);
});

test('a text that cannot be read is put aside, and progress begins anew', () => {
  const browser = new Browser();
  browser.text = '{"ieum":"progr';
  const store = browser.openTab();
  store.record(opened('2-1-1'));
  expect([store.trouble, browser.aside, browser.text]).toEqual([
    'unreadable',
    '{"ieum":"progr',
    writeProgress(store.progress),
  ]);
});
