import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encodePacket } from '../../src/lib/net/wire/encode.ts';
import { LINKTYPE } from '../../src/lib/net/wire/link-layer.ts';
import { capture } from '../../src/lib/net/wire/pcapng.ts';
import { type Capture, readCapture } from '../../src/lib/net/wire/pcapng-reader.ts';
import { NameLab } from '../unit/net/dns/name-lab.ts';
import { bytes as text } from '../unit/net/lab.ts';
import { HANDSHAKE_AND_LOSS } from '../unit/net/trace/exchange.ts';
import { CLIENT, SERVER, udp } from '../unit/net/wire/build.ts';
import { PcapngFile } from '../unit/net/wire/pcapng-file.ts';
import { tsharkIsMissing } from './tshark.ts';

const sharkTest = test.skipIf(tsharkIsMissing);

/** What one of Wireshark's tools makes of files: its arguments follow from the input's names and the output's. */
function madeBy(
  tool: string,
  args: (output: string, ...inputs: string[]) => string[],
  ...inputs: readonly Uint8Array[]
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'ieum-pcapng-'));
  try {
    const files = inputs.map((bytes, index) => {
      const file = join(folder, `input-${index}`);
      writeFileSync(file, bytes);
      return file;
    });
    const output = join(folder, 'output');
    execFileSync(tool, args(output, ...files), { stdio: ['ignore', 'ignore', 'ignore'] });
    return new Uint8Array(readFileSync(output));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const HOSTS = { client: CLIENT, 'server.lab': SERVER };
const TCP = capture(HANDSHAKE_AND_LOSS, { hosts: HOSTS, epoch: 1.7e12 });

function lookups(): Uint8Array {
  const lab = new NameLab({ up: { rules: [{ drop: 'udp', nth: 2 }] } });
  lab.serve();
  lab.lookUp(['www.example.com', 'shop.example.com', 'nobody.example.net']);
  return capture(lab.recorder.events);
}

/** Writes a file anew, with the names it has resolved: those of the packets it has printed. */
const byTshark = (bytes: Uint8Array): Uint8Array =>
  madeBy('tshark', (output, input = '') => ['-r', input, '-P', '-N', 'n', '-W', 'n', '-w', output], bytes);

/** Everything but where in which file the bytes were. */
const content = ({ packets, interfaces, epoch, names }: Capture): unknown => ({
  epoch,
  names,
  interfaces,
  packets: packets.map(({ bytes, ...packet }) => ({ ...packet, bytes: Array.from(bytes) })),
});

sharkTest('a file that tshark has written again reads the same', () => {
  for (const bytes of [TCP, lookups()]) {
    const again = byTshark(bytes);
    const read = readCapture(again);
    expect(read.packets.length).toBeGreaterThan(5);
    expect(content(read)).toEqual(content(readCapture(bytes)));
  }
});

sharkTest(
  'a file that editcap has written again reads the same, but for host names, which it leaves out',
  () => {
    for (const bytes of [TCP, lookups()]) {
      const again = madeBy('editcap', (output, input = '') => ['-F', 'pcapng', input, output], bytes);
      expect(content(readCapture(again))).toEqual(content({ ...readCapture(bytes), names: {} }));
    }
  },
);

sharkTest('of a file that editcap has cut to 50 bytes a packet, the short ones are left whole', () => {
  const cut = madeBy('editcap', (output, input = '') => ['-F', 'pcapng', '-s', '50', input, output], TCP);
  const shown = readCapture(cut).packets.map(({ packet, reason, bytes, length }) =>
    [packet?.body.protocol ?? reason, bytes.length, length].join(' '),
  );
  expect(shown).toEqual([
    'cut-short 50 52',
    'tcp 48 48',
    'tcp 40 40',
    'cut-short 50 55',
    'cut-short 50 55',
    'cut-short 50 52',
  ]);
});

sharkTest('of files that mergecap has put together, every packet knows its link', () => {
  const merged = madeBy(
    'mergecap',
    (output, ...inputs) => ['-F', 'pcapng', '-w', output, ...inputs],
    TCP,
    lookups(),
  );
  const { interfaces, packets } = readCapture(merged);
  expect(interfaces.map(({ name }) => name)).toEqual(['client–server.lab', 'client–server']);
  const links = packets.map((packet) => `${packet.packet!.body.protocol} on ${packet.interface}`);
  expect(new Set(links)).toEqual(new Set(['udp on 1', 'tcp on 0']));
});

sharkTest('an Ethernet frame that text2pcap has made holds our packet', () => {
  const packet = udp(text('안녕, 서버!'), { id: 1 });
  const hex = Array.from(encodePacket(packet), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const file = madeBy(
    'text2pcap',
    (output, input = '') => ['-e', '0x800', input, output],
    text(`0000 ${hex}\n`),
  );
  const read = readCapture(file);
  expect(read.interfaces.map(({ linkType }) => linkType)).toEqual([LINKTYPE.ETHERNET]);
  expect(read.packets.map((each) => each.packet)).toEqual([packet]);
});

sharkTest('Wireshark reads the files that our tests make by hand as we do', () => {
  for (const littleEndian of [true, false]) {
    const file = new PcapngFile(littleEndian);
    const options = [file.option(2, text('eth0')), file.option(9, [6]), file.u32(0)];
    file.interface(LINKTYPE.RAW, { options }).name([10, 0, 0, 2], 'server');
    file.packet(encodePacket(udp(text('a'))), { time: 1_700_000_000_000_001n, comments: ['one', '둘'] });
    const again = byTshark(file.toBytes());
    expect(content(readCapture(again))).toEqual(content(readCapture(file.toBytes())));
  }
});

sharkTest('a file of the older format is refused with the advice to save it anew', () => {
  const old = madeBy('editcap', (output, input = '') => ['-F', 'pcap', input, output], TCP);
  expect(() => readCapture(old)).toThrow('byte 0: this is a pcap file of the older format');
});
