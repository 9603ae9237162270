/** One thing that the learner sets, or a link says: where it stands at first, and how it is read. */
export interface Setting<T> {
  readonly preset: T;
  /** The value that was written; undefined when the setting cannot take it. */
  readonly read: (text: string) => T | undefined;
}

export interface Limits {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export interface NumberSetting extends Setting<number>, Limits {}

/** A number between limits, with decimals or without; `step` is the slider's. */
export function amount(preset: number, limits: Limits): NumberSetting {
  return {
    ...limits,
    preset,
    read: (text) => {
      const value = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
      return value >= limits.min && value <= limits.max ? value : undefined;
    },
  };
}

/** A whole number between limits. */
export function whole(preset: number, limits: { min: number; max: number; step?: number }): NumberSetting {
  const any = amount(preset, { step: 1, ...limits });
  return {
    ...any,
    read: (text) => {
      const value = any.read(text);
      return Number.isInteger(value) ? value : undefined;
    },
  };
}

/** Which of these. */
export function oneOf<T extends string>(preset: NoInfer<T>, options: readonly T[]): Setting<T> {
  return { preset, read: (text) => options.find((option) => option === text) };
}

/** Words of the learner's own. */
export function words(preset: string, { longest }: { longest: number }): Setting<string> {
  return { preset, read: (text) => (text.length <= longest ? text : undefined) };
}

/** Where the model's chances come from. */
export const seed = whole(7, { min: 0, max: 4_294_967_295 });

/** Settings by the names they have in a link. */
export type Settings<S> = { readonly [K in keyof S]: Setting<S[K]> };

/** All settings as they stand before the learner comes. */
export function presets<S extends object>(settings: Settings<S>): S {
  const entries = Object.entries(settings) as [string, Setting<unknown>][];
  return Object.fromEntries(entries.map(([name, { preset }]) => [name, preset])) as S;
}
