/**
 * The headers that make a page cross-origin isolated, which a WebContainer needs (COOP and COEP).
 * `credentialless` lets frames and files of other origins load without their consent, but without cookies.
 */
export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'credentialless',
} as const;
