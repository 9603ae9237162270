const added = new Set<string>();

/**
 * Puts a style sheet (`?inline`) into the page, once. Astro links the sheets of all that an island may ever fetch into
 * every page that holds it; those of parts that few readers open come with the part.
 */
export function addStyle(sheet: string): void {
  if (added.has(sheet) || typeof document === 'undefined') return;
  added.add(sheet);
  const style = document.createElement('style');
  style.textContent = sheet;
  document.head.append(style);
}
