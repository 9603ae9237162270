/** One of the eight colours of ECMA-48 by name; a bright one is drawn as its plain one. */
export type AnsiColour = 'black' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'white';

/** How a piece of a terminal's text looks. */
export interface AnsiStyle {
  readonly colour?: AnsiColour;
  readonly ground?: AnsiColour;
  readonly bold?: true;
  readonly dim?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  /** Text and ground have changed places. */
  readonly inverse?: true;
}

export interface AnsiPiece {
  readonly text: string;
  readonly style: AnsiStyle;
}

export interface AnsiText {
  readonly pieces: readonly AnsiPiece[];
  /** How the text leaves things for what comes next. */
  readonly after: AnsiStyle;
}

const COLOURS: readonly AnsiColour[] = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
];

/** Any control sequence (ECMA-48 §5.4), or an escape of two characters. Only SGR (`m`) is carried out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const SEQUENCE = /\u001b(?:\[([\d;:]*)[ -/]*([@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;

/**
 * Cuts the output of a program at its colours: the SGR parameters that console libraries use (ECMA-48 §8.3.117, and
 * xterm's 256 and true colours, drawn as the nearest of the eight). Sequences that move a cursor are left out: this is
 * no screen. `style` is how the text before it left things.
 */
export function splitAnsi(text: string, style: AnsiStyle = {}): AnsiText {
  const pieces: AnsiPiece[] = [];
  let current = style;
  let from = 0;
  const take = (until: number) => {
    if (until > from) pieces.push({ text: text.slice(from, until), style: current });
  };
  for (const { 0: sequence, 1: parameters, 2: final, index } of text.matchAll(SEQUENCE)) {
    take(index);
    from = index + sequence.length;
    if (final === 'm') current = rendition(current, (parameters ?? '').split(/[;:]/).map(Number));
  }
  take(text.length);
  return { pieces, after: current };
}

/** The text without its control sequences. */
export const withoutAnsi = (text: string): string => text.replace(SEQUENCE, '');

function rendition(style: AnsiStyle, parameters: readonly number[]): AnsiStyle {
  let next: { -readonly [Key in keyof AnsiStyle]: AnsiStyle[Key] } = { ...style };
  for (let place = 0; place < parameters.length; place++) {
    const code = parameters[place]!;
    if (code === 0) next = {};
    else if (code === 1) next.bold = true;
    else if (code === 2) next.dim = true;
    else if (code === 3) next.italic = true;
    else if (code === 4) next.underline = true;
    else if (code === 7) next.inverse = true;
    else if (code === 9) next.strike = true;
    else if (code === 22) {
      delete next.bold;
      delete next.dim;
    } else if (code === 23) delete next.italic;
    else if (code === 24) delete next.underline;
    else if (code === 27) delete next.inverse;
    else if (code === 29) delete next.strike;
    else if (code === 39) delete next.colour;
    else if (code === 49) delete next.ground;
    else if (code === 38 || code === 48) {
      const [colour, taken] = extended(parameters.slice(place + 1));
      place += taken;
      if (colour) next[code === 38 ? 'colour' : 'ground'] = colour;
    } else {
      const colour = COLOURS[code % 10];
      const tens = Math.trunc(code / 10);
      if (colour && (tens === 3 || tens === 9)) next.colour = colour;
      else if (colour && (tens === 4 || tens === 10)) next.ground = colour;
    }
  }
  return next;
}

/** `5;n` or `2;r;g;b` behind 38 or 48: the colour, and how many parameters it took. */
function extended([kind, ...rest]: readonly number[]): [AnsiColour | undefined, number] {
  if (kind === 2) return [nearest(rest[0] ?? 0, rest[1] ?? 0, rest[2] ?? 0), 4];
  if (kind !== 5) return [undefined, 1];
  const n = rest[0] ?? 0;
  if (n < 16) return [COLOURS[n % 8], 2];
  if (n >= 232) return [nearest((n - 232) * 10 + 8, (n - 232) * 10 + 8, (n - 232) * 10 + 8), 2];
  const step = (value: number) => (value === 0 ? 0 : 55 + 40 * value);
  return [
    nearest(step(Math.trunc((n - 16) / 36)), step(Math.trunc((n - 16) / 6) % 6), step((n - 16) % 6)),
    2,
  ];
}

/** The colour of the eight with the same hue; greys are black or white. */
function nearest(red: number, green: number, blue: number): AnsiColour {
  const [least, most] = [Math.min(red, green, blue), Math.max(red, green, blue)];
  if (most - least < 40) return most < 128 ? 'black' : 'white';
  const half = (least + most) / 2;
  return COLOURS[Number(red > half) + 2 * Number(green > half) + 4 * Number(blue > half)]!;
}
