import assert from 'node:assert/strict';
for (const check of [
  () => assert.equal(1, 2),
  () => assert.deepEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }),
  () => assert.throws(() => {}),
  () => assert.match('text', /number/),
  () => assert.ok(0, 'falsy'),
  () => assert.notEqual(1, 1),
  () => assert.fail('on purpose'),
  () => assert.ifError(new Error('given')),
])
  try {
    check();
    console.log('passed');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
await assert.rejects(Promise.reject(new TypeError('yes')), TypeError);
assert.throws(() => { throw new Error('expected'); }, { message: 'expected' });
assert.deepEqual(new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]]));
assert.equal(process.argv[2], 'first');
