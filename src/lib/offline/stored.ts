/** What one build of the site stores for use without a network; paths below the site's base. */
export interface Stored {
  /** Changes with any of the pages or assets. */
  readonly version: string;
  /** Pages and other files whose content changes under one name. */
  readonly pages: readonly string[];
  /** Those of the pages that hold a sandbox: they are answered cross-origin isolated, whatever the host sends. */
  readonly isolated: readonly string[];
  /** Scripts, styles, the engine, and the slices of the fonts that the site's own words need: files whose name says what is in them. */
  readonly assets: readonly string[];
  /** The other slices, stored when what a learner writes wants them. */
  readonly fonts: readonly string[];
}
