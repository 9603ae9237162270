const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
for (const name of ['utf-8', 'latin1', 'windows-1252', 'iso-8859-2', 'koi8-r', 'ibm866'])
  console.log(name, new TextDecoder(name).encoding, JSON.stringify(new TextDecoder(name).decode(bytes)));
console.log(new TextEncoder().encode('가'), new TextDecoder().decode(Uint8Array.of(0xea, 0xb0)));
try {
  new TextDecoder('windows-1253', { fatal: true }).decode(Uint8Array.of(0xaa));
} catch (error) {
  console.log(error.name, error.code, error.message);
}
