/** Lines that a step of a lab offers to put into the learner's code. */
export interface Insertion {
  readonly lab: string;
  readonly file: string;
  /** The text that they take the place of. */
  readonly instead: string;
  readonly text: string;
  /** Called by the sandbox that has the lab: whether they are in. */
  readonly done: (inserted: boolean) => void;
}

/** Asks the sandbox of a lab for an insertion; the event's detail. On the document. */
export const INSERT = 'lab-insert';
/** A sandbox is there, and hears from now on. On the document. */
export const READY = 'lab-ready';

/** Asks for an insertion now, or as soon as the sandbox is there. */
export function askForInsertion(insertion: Insertion): void {
  let heard = false;
  const ask = () => {
    const done = (inserted: boolean) => {
      heard = true;
      insertion.done(inserted);
    };
    document.dispatchEvent(new CustomEvent<Insertion>(INSERT, { detail: { ...insertion, done } }));
  };
  ask();
  if (!heard) document.addEventListener(READY, ask, { once: true });
}
