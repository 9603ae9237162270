import kernelUrl from '../../../../.engine/kernel.js?url';
import processUrl from '../../../../.engine/process.js?url';

/** The texts of the engine's two workers. */
export interface EngineScripts {
  readonly kernelScript: string;
  readonly processScript: string;
}

let loading: Promise<EngineScripts> | undefined;

/** Fetches the engine's scripts, once a page. Rejects with one sentence when they cannot be had. */
export function loadScripts(): Promise<EngineScripts> {
  loading ??= fetchBoth().catch((error: unknown) => {
    loading = undefined; // the next try may succeed
    throw error;
  });
  return loading;
}

async function fetchBoth(): Promise<EngineScripts> {
  const [kernelScript, processScript] = await Promise.all([fetchText(kernelUrl), fetchText(processUrl)]);
  return { kernelScript, processScript };
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) throw new Error(`the engine's script ${url} could not be loaded`);
  return response.text();
}
