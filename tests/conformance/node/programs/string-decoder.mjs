// Text that comes in pieces: StringDecoder, octet by octet; memory that has been moved away.
import { StringDecoder } from 'node:string_decoder';
const t = async (label, f) => {
  try {
    const v = await f();
    console.log(label, v);
  } catch (e) {
    console.log(label, 'THROWS', e.name, e.code, e.message);
  }
};
for (const enc of [
  'utf8',
  'utf16le',
  'base64',
  'base64url',
  'latin1',
  'hex',
  'ascii',
  'nope',
  undefined,
  null,
  5,
])
  await t(`sd ${enc}`, () => {
    const d = new StringDecoder(enc);
    const bytes = Buffer.from('€é👍a한', 'utf8');
    let s = '';
    const parts = [];
    for (const b of bytes) {
      const p = d.write(Buffer.from([b]));
      parts.push(p);
      s += p;
    }
    parts.push(d.end());
    return [d.encoding, JSON.stringify(parts), d.lastNeed, d.lastTotal];
  });
await t('sd bad', () => new StringDecoder().write(5));
await t('sd str', () => new StringDecoder().write('abc'));
await t('sd u8', () => new StringDecoder().write(new Uint8Array([65])));
await t('sd dv', () => new StringDecoder().write(new DataView(new ArrayBuffer(1))));
await t('sd end', () => {
  const d = new StringDecoder();
  return [
    d.end(Buffer.from([0xe2, 0x82])),
    d.end(),
    d.write(Buffer.from([0xac])),
    d.end(Buffer.from([0xf0])),
  ];
});
for (const bytes of [
  [0xc3],
  [0xc3, 0x28],
  [0xe2, 0x28, 0xa1],
  [0xf0, 0x90, 0x28, 0xbc],
  [0xf8, 0xa1],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe0, 0x80, 0x80],
  [0xef, 0xbb, 0xbf, 0x41],
  [0xff],
  [0xc0, 0xaf],
])
  await t(bytes, () => {
    const d = new StringDecoder('utf8');
    return [
      JSON.stringify(bytes.map((b) => d.write(Buffer.from([b])))),
      JSON.stringify(d.end()),
      JSON.stringify(Buffer.from(bytes).toString()),
    ];
  });
for (const enc of ['utf16le'])
  for (const bytes of [
    [0x00, 0xd8],
    [0x3d, 0xd8, 0x4d],
    [0x3d, 0xd8, 0x4d, 0xdc],
    [0x41],
    [0x00, 0xdc, 0x41, 0x00],
  ])
    await t(bytes, () => {
      const d = new StringDecoder(enc);
      return [JSON.stringify(bytes.map((b) => d.write(Buffer.from([b])))), JSON.stringify(d.end())];
    });
await t('detached', () => {
  const x = Buffer.from(new ArrayBuffer(4));
  structuredClone(x.buffer, { transfer: [x.buffer] });
  return [x.length, x.toString(), x.equals(Buffer.alloc(0))];
});
await t('resizable', () => {
  const ab = new ArrayBuffer(4, { maxByteLength: 8 });
  const x = Buffer.from(ab);
  ab.resize(8);
  const l = x.length;
  ab.resize(2);
  return [l, x.length, x];
});
