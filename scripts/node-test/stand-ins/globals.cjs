'use strict';

/** test/common lists the globals it knows by value: those the engine lacks must at least be there to be listed. */
for (const name of ['fetch'])
  if (!(name in globalThis))
    Object.defineProperty(globalThis, name, {
      value: () => {
        throw new Error(`${name} is not available in this engine`);
      },
      writable: true,
      configurable: true,
      enumerable: false,
    });

// Without this every file that asks for `common.hasCrypto` would skip itself. It is to show what it needs: TLS, or only
// what the engine's node:crypto has.
Object.defineProperty(process, 'versions', {
  value: Object.freeze({ ...process.versions, openssl: '3.0.0' }),
  enumerable: true,
});
