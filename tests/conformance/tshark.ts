import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const found = spawnSync('tshark', ['--version']).status === 0;

/** Whether tests that need tshark are skipped here. Under CI they are not: there it has to be installed. */
export const tsharkIsMissing = !found && !process.env.CI;

if (tsharkIsMissing) console.log('skipped: tshark was not found (Debian package tshark)');

/**
 * Reads a capture with Wireshark's dissectors, all checksums verified: a row for each packet, in order, with a text for
 * each field (several values of one field joined by commas, an absent field empty).
 * With `names`, addresses are shown by the names the capture gives them.
 */
export function dissect(
  capture: Uint8Array,
  fields: readonly string[],
  { names = false }: { readonly names?: boolean } = {},
): string[][] {
  if (!found) throw new Error('install tshark (Debian package tshark)');
  const folder = mkdtempSync(join(tmpdir(), 'ieum-tshark-'));
  try {
    const file = join(folder, 'capture.pcapng');
    writeFileSync(file, capture);
    const output = execFileSync(
      'tshark',
      [
        [names ? ['-N', 'n'] : ['-n'], '-r', file, '-T', 'fields', '-E', 'separator=/t'],
        ['ip', 'tcp', 'udp'].flatMap((protocol) => ['-o', `${protocol}.check_checksum:TRUE`]),
        fields.flatMap((field) => ['-e', field]),
      ].flat(2),
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 },
    );
    return output
      .split('\n')
      .slice(0, -1)
      .map((row) => row.split('\t'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * What Wireshark finds wrong with a capture: malformed packets, bad checksums, errors; one text for each. Of an ICMP
 * error only its own checksums count: over a long segment, which it quotes in part, Wireshark's sum cannot be right.
 */
export function complaints(capture: Uint8Array): string[] {
  const checks = ['icmp.type', '_ws.malformed', '_ws.expert.severity', ...CHECKSUMS];
  return dissect(capture, checks).flatMap(([icmp, malformed, severities, ...statuses], row) => {
    const quotes = /^(3|11)\b/.test(icmp ?? '');
    const found = malformed ? [malformed] : [];
    if (!quotes && (severities ?? '').split(',').includes(EXPERT_ERROR)) found.push('expert error');
    for (const [check, status] of statuses.entries()) {
      const name = CHECKSUMS[check]!;
      if (quotes && !/^(ip|icmp)\./.test(name)) continue;
      if ((status ?? '').split(',').includes(CHECKSUM_BAD)) found.push(`bad ${name}`);
    }
    return found.map((text) => `packet ${row + 1}: ${text}`);
  });
}

const CHECKSUMS = [
  'ip.checksum.status',
  'tcp.checksum.status',
  'udp.checksum.status',
  'icmp.checksum.status',
];
const CHECKSUM_BAD = '0';
const EXPERT_ERROR = String(0x00800000);
