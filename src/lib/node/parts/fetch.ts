import { notAvailable } from '../absent-modules.ts';
import type { PartSources } from './part-code.ts';

export default {
  substitutes: {
    // What undici asks of modules that the engine has not.
    'internal/deps/undici/zlib': (require) => {
      const absent = () => {
        throw notAvailable('zlib', require);
      };
      return {
        constants: {},
        createGunzip: absent,
        createInflate: absent,
        createInflateRaw: absent,
        createBrotliDecompress: absent,
      };
    },
    'internal/deps/undici/worker_threads': () => ({ markAsUncloneable: () => {} }),
  },
  bindings: {},
} satisfies PartSources;
