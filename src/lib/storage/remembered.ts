/**
 * Small settings that the browser keeps for this site. Storage may be full, forbidden or absent: then they last as long
 * as the page, and nobody is bothered.
 */
const kept = new Map<string, string>();

const PREFIX = 'ieum:';

export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? kept.get(name);
  } catch {
    return kept.get(name);
  }
}

export function remember(name: string, value: string): void {
  kept.set(name, value);
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Full or forbidden: this page still remembers.
  }
}
