import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { downloadTime } from '../../src/lib/experiments/download.ts';
import { firstByte } from '../../src/lib/experiments/first-byte.ts';
import { fiveMessages } from '../../src/lib/experiments/five-messages.ts';
import { recordLength } from '../../src/lib/experiments/tls-record.ts';
import { countOf, voice } from '../../src/lib/experiments/voice.ts';
import { lateByHand } from '../../src/lib/experiments/voice-by-hand.ts';
import { dnsQuery, encodeDns } from '../../src/lib/net/wire/dns.ts';

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
      const [least, most] = [Math.min(...runs) / 1000, Math.max(...runs) / 1000];
      return probability === 0 ? least.toFixed(1) : `${Math.floor(least)}–${Math.ceil(most)}`;
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

describe.each(['ko', 'en'] as const)('2.1.3 (%s) says what the model computes:', (lang) => {
  const text = lesson('2-1-3', lang);
  const rtts = [50, 100, 150, 200];
  const row = (start: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`| ${start} |`))!
      .split('|')
      .slice(2, -1)
      .map(Number);

  test('how many frames one loss makes late, by hand and in the model', () => {
    expect(row(lang === 'ko' ? '손으로 센 값' : 'By hand')).toEqual(
      rtts.map((rttMs) => lateByHand({ rttMs, intervalMs: 20, deadlineMs: 150 })),
    );
    expect(row(lang === 'ko' ? '모형에서 센 값' : 'In the model')).toEqual(
      rtts.map((rttMs) => countOf(voice({ protocol: 'tcp', rttMs, lostFrame: 40 }), 'late')),
    );
  });

  test('that about twenty frames are late at 200 ms and 2 % loss, and none at 50 ms and 5 %', () => {
    const late = (rttMs: number, probability: number) =>
      countOf(voice({ protocol: 'tcp', rttMs, loss: { probability, seed: 3 } }), 'late');
    expect(late(200, 0.02)).toBeGreaterThan(15);
    expect(late(200, 0.02)).toBeLessThan(25);
    expect(late(50, 0.05)).toBe(0);
  });

  test('what throughput a megabyte gets near and far', () => {
    for (const rttMs of [20, 100]) {
      const ms = downloadTime({ rttMs, rate: 10e6, bytes: 1e6 });
      expect(text).toContain(`${(8e6 / ms / 1000).toFixed(1)} Mbit/s`);
      expect(text).toContain(`${(ms / 1000).toFixed(1)}${lang === 'ko' ? '초' : ' s'}`);
    }
  });

  test('how likely a megabyte arrives whole without retransmission', () => {
    const packets = Math.ceil(1e6 / 1448);
    expect(text).toContain(`$0.99^{${packets}}$`);
    expect((0.99 ** packets * 100).toFixed(1)).toBe('0.1');
    expect(0.999 ** packets).toBeCloseTo(0.5, 2);
  });

  test('what is left of the 150 ms of a call', () => {
    const rows = text.split('\n').filter((line) => /^\| [^|]* \| \d+ ms \|$/.test(line));
    const spent = rows.map((line) => Number(/(\d+) ms \|$/.exec(line)![1]));
    expect(spent.at(-1)).toBe(spent.slice(0, -1).reduce((sum, one) => sum + one, 0));
    expect(text).toContain(`${150 - spent.at(-1)!} ms`);
  });

  test('what a truck full of disks carries', () => {
    const rate = (1000 * 20e12 * 8) / (5 * 3600);
    expect(text).toContain(`${(rate / 1e12).toFixed(1)} Tbit/s`);
  });
});

describe.each(['ko', 'en'] as const)('2.1.5 (%s) counts bytes as they are:', (lang) => {
  const text = lesson('2-1-5', lang);
  const unit = lang === 'ko' ? '바이트' : ' bytes';

  test('of the request, of the DNS query, and of five Hangul with a line break', () => {
    const request = 'GET /index.html HTTP/1.1\r\nHost: www.example.com\r\n\r\n';
    expect(text).toContain(`${request.length}${unit}`);
    expect(text).toContain(`${encodeDns(dnsQuery(0x1234, 'www.example.com')).length}${unit}`);
    const choices = /id="predict-content-length".*?choices=\{\[(.*?)\]\}\s+answer=\{(\d)\}/s.exec(text)!;
    expect(choices[1]!.split(', ')[Number(choices[2])]).toBe(`'${Buffer.byteLength('안녕하세요\n')}'`);
  });

  test('the dialogue of SMTP runs from 220 to 221', () => {
    const replies = [...text.matchAll(/'S: (\d{3})/g)].map(([, code]) => code);
    expect(replies).toEqual(['220', '250', '250', '250', '354', '250', '221']);
  });
});
