import assertUrl from '../../../../.engine/assert.js?url';
import cryptoUrl from '../../../../.engine/crypto.js?url';
import fetchUrl from '../../../../.engine/fetch.js?url';
import fsUrl from '../../../../.engine/fs.js?url';
import httpUrl from '../../../../.engine/http.js?url';
import kernelUrl from '../../../../.engine/kernel.js?url';
import legacyUrl from '../../../../.engine/legacy.js?url';
import processUrl from '../../../../.engine/process.js?url';
import typescriptUrl from '../../../../.engine/typescript.js?url';
import webUrl from '../../../../.engine/web.js?url';
import { type PartName, type PartScripts, partsFor } from '../../node/parts.ts';

/** The texts of the engine's two workers. */
export interface EngineScripts {
  readonly kernelScript: string;
  readonly processScript: string;
}

const partUrls: Readonly<Record<PartName, string>> = {
  assert: assertUrl,
  crypto: cryptoUrl,
  fetch: fetchUrl,
  fs: fsUrl,
  http: httpUrl,
  legacy: legacyUrl,
  typescript: typescriptUrl,
  web: webUrl,
};

const loading = new Map<string, Promise<string>>();

/** Fetches a script, once a page. */
function load(url: string): Promise<string> {
  const known = loading.get(url);
  if (known) return known;
  const text = fetchText(url).catch((error: unknown) => {
    loading.delete(url); // the next try may succeed
    throw error;
  });
  loading.set(url, text);
  return text;
}

/** The engine's scripts. Rejects with one sentence when they cannot be had. */
export async function loadScripts(): Promise<EngineScripts> {
  const [kernelScript, processScript] = await Promise.all([load(kernelUrl), load(processUrl)]);
  return { kernelScript, processScript };
}

/** The parts of the engine that files (path → text) name. Rejects with one sentence when they cannot be had. */
export async function loadParts(files: Readonly<Record<string, string>>): Promise<PartScripts> {
  const texts = await Promise.all(
    partsFor(files).map(async (name) => [name, await load(partUrls[name])] as const),
  );
  return Object.fromEntries(texts);
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) throw new Error(`the engine's script ${url} could not be loaded`);
  return response.text();
}
