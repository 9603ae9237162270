/** The dividing line among lines to put in order: what stands below is not used. */
export const UNUSED = 'unused';

/** What lines to order or to fill in carry in their JSON. */
export interface LineData {
  readonly kind: 'order' | 'fill';
  readonly lab: string;
  readonly file: string;
  readonly instead: string;
  /** In their right order; with the answers in their blanks. */
  readonly lines: readonly string[];
}
