/** A rate of a scenario as people write it: `10mbit` is 10 Mbit/s. */
export function rateText(rate: string): string {
  const match = /^([\d.]+)(k|m|g)?bit$/.exec(rate);
  if (!match) return rate;
  const [, number, prefix = ''] = match;
  return `${number} ${prefix === 'k' ? 'k' : prefix.toUpperCase()}bit/s`;
}
