import { boundsOf, distributionOf } from './model.ts';
import type { Numbers } from './numbers.ts';
import type { Settings } from './settings.ts';
import type { SwarmTexts } from './texts.ts';

/** Why the P2P time is what it is: the term that binds, and how demand and supply grew since `from` receivers. */
export function explain(words: SwarmTexts, numbers: Numbers, settings: Settings, from: number): string {
  const { N, us } = settings;
  if (N === 1) return words.explain.alone;
  if (uploads(settings) === us) return words.explain.noUpload;
  const { time, binding } = boundsOf(settings).peerToPeer;
  const [term] = binding;
  if (!term) throw new Error(`no term binds at N = ${N}`);
  const before = { ...settings, N: from };
  const then = boundsOf(before).peerToPeer;
  if (term !== 'total' || !then.binding.includes('total') || N <= from) return words.explain[term];
  return `${words.explain.total} ${words.explain.growth(
    numbers.people(from),
    numbers.people(N),
    numbers.times(N / from),
    numbers.rate(uploads(before)),
    numbers.rate(uploads(settings)),
    numbers.times(uploads(settings) / uploads(before)),
    numbers.times(time / then.time),
  )}`;
}

/** Upload rate of the server and all peers together (Mbit/s). */
export function uploads(settings: Settings): number {
  const { serverUpload, peers } = distributionOf(settings);
  return peers.reduce((sum, peer) => sum + peer.upload, serverUpload) / 1e6;
}
