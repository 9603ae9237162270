import type { Plugin } from 'vite';

/**
 * The headers that make a page cross-origin isolated, which a WebContainer needs (COOP and COEP).
 * `credentialless` lets frames and files of other origins load without their consent, but without cookies.
 */
export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'credentialless',
} as const;

/** Gives the author's server (`npm run dev`) the same headers as `npm start`. */
export function isolation(): Plugin {
  return {
    name: 'ieum-isolation',
    configureServer(server) {
      server.middlewares.use((_request, response, next) => {
        for (const [name, value] of Object.entries(ISOLATION_HEADERS)) response.setHeader(name, value);
        next();
      });
    },
  };
}
