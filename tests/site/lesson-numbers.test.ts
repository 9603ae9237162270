import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { downloadTime } from '../../src/lib/experiments/download.ts';
import { firstByte } from '../../src/lib/experiments/first-byte.ts';
import { fiveMessages } from '../../src/lib/experiments/five-messages.ts';
import { recordLength } from '../../src/lib/experiments/tls-record.ts';

/** A lesson in one language; spaces that do not break read as spaces. */
const lesson = (name: string, lang: 'ko' | 'en'): string =>
  readFileSync(`src/content/docs/${lang === 'en' ? 'en/' : ''}${name}.mdx`, 'utf8').replaceAll('\u00a0', ' ');
/** The cells of a table's column, counted from 0, of the rows that begin so. */
const column = (text: string, start: RegExp, place: number): string[] =>
  text
    .split('\n')
    .filter((line) => start.test(line))
    .map((line) => line.split('|').slice(1, -1)[place]!.trim());

describe.each(['ko', 'en'] as const)('2.1.4 (%s) says what the model computes:', (lang) => {
  const text = lesson('2-1-4', lang);

  test('how long a megabyte takes, with and without loss', () => {
    const times = [
      [20, 0],
      [100, 0],
      [100, 0.01],
      [100, 0.05],
    ].map(([rttMs, probability]) => {
      const runs = Array.from({ length: 12 }, (_, place) =>
        downloadTime({
          rttMs: rttMs!,
          rate: 10e6,
          bytes: 1e6,
          loss: { probability: probability!, seed: place + 1 },
        }),
      );
      const [least, most] = [Math.min(...runs), Math.max(...runs)].map((ms) => (ms / 1000).toFixed(1));
      return least === most ? least! : `${least}–${most}`;
    });
    const written = column(text, /^\| (20|100) ms \|/, 3).map((cell) =>
      cell.replace('\\~', '–').replace(/초| s$/, ''),
    );
    expect(written).toEqual(times);
  });

  test('when the first byte of an answer comes', () => {
    const times = (['tcp', 'tls-1.3', 'tls-1.2', 'quic', 'quic-0rtt'] as const).map(
      (setup) => firstByte({ setup, rttMs: 100 }).firstByteMs,
    );
    const [first, second, third, fourth, fifth] = times;
    expect(text).toContain(
      lang === 'ko'
        ? `${first}, ${second}, ${third}, ${fourth}, ${fifth} ms`
        : `${first}, ${second}, ${third}, ${fourth} and ${fifth} ms`,
    );
  });

  test('how long messages 4 and 5 wait for 3', () => {
    const [, second, rest] = fiveMessages('tcp').deliveries.map(({ atMs }) => atMs);
    // Sent 10 ms apart, so they arrive 10 ms apart.
    const [fourth, fifth] = [20, 30].map((later) => Math.round(rest! - (second! + later)));
    expect(text).toContain(
      lang === 'ko' ? `약 ${fourth} ms와 ${fifth} ms를` : `for about ${fourth} ms and ${fifth} ms until`,
    );
  });

  test('how many bytes 19 become in a TLS record', () => {
    expect(text).toContain(`$5+19+1+16=${recordLength(19)}$`);
  });
});
