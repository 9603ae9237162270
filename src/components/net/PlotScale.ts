/**
 * A straight-line scale from data to pixels. It does the work of d3-scale's `scaleLinear`, whose number
 * formats and colour interpolators would be more than half of a figure's whole download (14 KB of 25 KB).
 */
export interface Scale {
  readonly domain: readonly [number, number];
  /** Data value → pixel. Values outside the domain land outside the range. */
  at(value: number): number;
  /** Pixel → data value, held inside the domain. */
  invert(pixel: number): number;
}

export function linearScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [d0, d1] = domain;
  const [r0, r1] = range;
  if (d0 === d1 || r0 === r1) throw new Error(`a scale needs an extent: ${d0}–${d1} onto ${r0}–${r1}`);
  return {
    domain,
    at: (value) => r0 + ((value - d0) / (d1 - d0)) * (r1 - r0),
    invert: (pixel) => {
      const value = d0 + ((pixel - r0) / (r1 - r0)) * (d1 - d0);
      return Math.min(Math.max(value, Math.min(d0, d1)), Math.max(d0, d1));
    },
  };
}

/** Round values (1, 2 or 5 times a power of ten apart) inside the domain, about `count` of them. */
export function ticks([low, high]: readonly [number, number], count: number): number[] {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.99)!;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}
