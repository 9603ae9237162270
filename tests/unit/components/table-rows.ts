/** The cells of a handout's table, row by row. */
export const rows = (html: string) =>
  [...html.matchAll(/<tr>.*?<\/tr>/g)].map(([row]) =>
    row
      .replace(/<\/t[hd]>/g, ' | ')
      .replace(/<[^>]+>/g, '')
      .replaceAll('\u00a0', ' ')
      .trim(),
  );
