// The constructors that the engine counts memory in look as the language's own.
for (const n of [-1, 2 ** 53, 1e18])
  for (const C of [Uint8Array, ArrayBuffer, Float64Array])
    try {
      console.log(C.name, n, new C(n).byteLength);
    } catch (x) {
      console.log(C.name, n, x.name, x.message);
    }
for (const f of [
  () => new Uint8Array(5).constructor === Uint8Array,
  () => Uint8Array.from([1, 2]),
  () => Uint8Array.of(1),
  () => new (class X extends Uint8Array {})(3),
  () => Object.getPrototypeOf(Buffer) === Uint8Array,
  () => Buffer.alloc(2) instanceof Uint8Array,
  () => Uint8Array.name + Uint8Array.length + Uint8Array.BYTES_PER_ELEMENT,
  () => String(Uint8Array),
  () => Uint8Array(5),
  () => ArrayBuffer(5),
  () => ArrayBuffer.isView(new Uint8Array()),
  () => new ArrayBuffer(10).slice(2),
  () => new Uint16Array(new Uint8Array([1, 2])),
  () => new Uint8Array([1, 2, 3]).map((x) => x).constructor === Uint8Array,
  () => new Uint8Array(5000).subarray(1).byteLength,
  () => Object.getPrototypeOf(Uint8Array) === Object.getPrototypeOf(Int8Array),
  () => Reflect.construct(Uint8Array, [2], Array).constructor === Array,
  () => Object.prototype.toString.call(new Uint8Array()),
  () => [Uint8Array, ArrayBuffer, Buffer],
  () => Object.getOwnPropertyDescriptor(globalThis, 'Uint8Array'),
  () => new ArrayBuffer(8, { maxByteLength: 16 }).resizable,
  () => structuredClone(new Uint8Array(5000)).length,
  () => require('util').types.isUint8Array(new Uint8Array()),
  () => require('util').isDeepStrictEqual(new Uint8Array(2), new Uint8Array(2)),
  () => Object.keys(globalThis).includes('Uint8Array'),
])
  try {
    console.log(f());
  } catch (x) {
    console.log(x.name, x.message);
  }
