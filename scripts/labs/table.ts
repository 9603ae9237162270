export interface Cell {
  readonly text: string;
  /** What happened, below the table. */
  readonly why?: string;
}

export interface Row {
  readonly name: string;
  readonly grade: 'output' | 'trace';
  readonly cells: readonly Cell[];
}

/** A lab's checks as a table for a terminal; below it what happened where one fails. */
export function formatLab(title: string, columns: readonly string[], rows: readonly Row[]): string {
  const name = Math.max(...rows.map((row) => row.name.length));
  const line = (cells: readonly string[]) =>
    cells
      .map((text, place) => text.padEnd(columns[place]!.length + 2))
      .join('')
      .trimEnd();
  const head = `  ${''.padEnd(name + 10)}${line(columns)}`;
  const body = rows.map(
    (row) => `  ${row.name.padEnd(name + 2)}${row.grade.padEnd(8)}${line(row.cells.map(({ text }) => text))}`,
  );
  const reasons = rows.flatMap((row) =>
    row.cells.flatMap(({ why }, place) =>
      why === undefined ? [] : [`  ${row.name}, ${columns[place]}: ${why}`],
    ),
  );
  return `${[title, head, ...body, ...reasons].join('\n')}\n\n`;
}
