/** Notes a widget's prediction: the first one made in this lesson, whatever the seed. `guess` in no language. */
export async function notePrediction(widget: string, question: string, guess: string): Promise<void> {
  const lesson = /\/(\d-\d-\d)\/$/.exec(location.pathname)?.[1];
  if (lesson === undefined) return;
  const { recordProgress } = await import('../../lib/progress/record.ts');
  recordProgress({ kind: 'prediction', id: `${lesson}/${widget}-${question}`, guess });
}
