import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';

const COMPRESSIBLE = /\.(html|css|js|svg|json|xml|txt)$/;
/** Below this a compressed copy saves no packet. */
const SMALLEST = 1024;

/** Writes a `.br` and a `.gz` copy beside every text file of the built site, for servers that send such copies. */
export function compress(): AstroIntegration {
  return {
    name: 'ieum-compress',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const files = await readdir(folder, { recursive: true });
        await Promise.all(
          files
            .filter((file) => COMPRESSIBLE.test(file))
            .map(async (file) => {
              const path = join(folder, file);
              const content = await readFile(path);
              if (content.length < SMALLEST) return;
              await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
              await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
            }),
        );
      },
    },
  };
}
