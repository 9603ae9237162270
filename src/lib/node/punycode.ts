const base = 36;

/** The bias of the next delta (RFC 3492 §6.1). */
function adapt(delta: number, count: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += base) rest = Math.floor(rest / (base - 1));
  return k + Math.floor((base * rest) / (rest + 38));
}

/** The text that a label's Punycode stands for (RFC 3492 §6.2); undefined for what is none. */
function decodeLabel(label: string): string | undefined {
  const dash = label.lastIndexOf('-');
  const output = dash > 0 ? Array.from(label.slice(0, dash), (letter) => letter.codePointAt(0)!) : [];
  let code = 128;
  let bias = 72;
  let position = 0;
  for (let index = dash > 0 ? dash + 1 : 0; index < label.length; ) {
    const before = position;
    let weight = 1;
    for (let k = base; ; k += base) {
      const digit = Number.parseInt(label[index++] ?? '', base);
      if (Number.isNaN(digit)) return undefined;
      // Letters stand for 0 to 25 here, digits for 26 to 35.
      const value = digit >= 10 ? digit - 10 : digit + 26;
      position += value * weight;
      const threshold = Math.min(26, Math.max(1, k - bias));
      if (value < threshold) break;
      weight *= base - threshold;
    }
    bias = adapt(position - before, output.length + 1, before === 0);
    code += Math.floor(position / (output.length + 1));
    position %= output.length + 1;
    output.splice(position++, 0, code);
  }
  try {
    return String.fromCodePoint(...output);
  } catch {
    return undefined;
  }
}

/** A domain with its `xn--` labels as people read them (UTS #46 ToUnicode, of what is valid already). */
export const domainToUnicode = (domain: string): string =>
  domain
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join('.');
