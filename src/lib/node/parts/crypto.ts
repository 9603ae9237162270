import { cryptoBinding } from '../bindings/crypto.ts';
import { cryptoKeys, cryptoModule, cryptoUtilities } from '../crypto-module.ts';
import type { PartSources } from './part-code.ts';

export default {
  substitutes: {
    crypto: (require, environment) => cryptoModule(require, environment.binding('crypto')),
    'internal/crypto/keys': cryptoKeys,
    'internal/crypto/util': () => cryptoUtilities,
  },
  bindings: { crypto: cryptoBinding },
} satisfies PartSources;
