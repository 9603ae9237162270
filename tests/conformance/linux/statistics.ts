/** Difference of the model from the kernel, in per cent. */
export const difference = (model: number, kernel: number): number =>
  Number(((100 * (model - kernel)) / kernel).toFixed(2));

/** Mean of the absolute values. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;

/** The largest absolute value. */
export const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs));

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1]!;
