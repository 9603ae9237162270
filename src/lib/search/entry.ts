/** What a result leads to. */
export type EntryKind = 'lesson' | 'term' | 'widget' | 'lab' | 'question' | 'page';

/** One thing that can be found: a section of a page, a term, a widget, a lab or a question. */
export interface Entry {
  readonly kind: EntryKind;
  /** Where it is, below the site's base: `2-1-2/#소켓-집의-현관문`. */
  readonly href: string;
  readonly title: string;
  /** What is shown beside the title: the title of the page it is on, or a term's name in the other language. May be empty. */
  readonly beside: string;
  /** Its words as a reader sees them, blanks collapsed, in NFC. */
  readonly text: string;
}
