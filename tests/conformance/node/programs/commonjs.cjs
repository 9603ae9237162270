const path = require('path');
const legacy = require('./lib-legacy.cjs');
const data = require('./lib-data');
console.log(__filename.split('/').pop(), path.basename(__dirname).length > 0, module.id, require.main === module, module.loaded);
console.log(legacy, data, require('./lib-legacy.cjs') === legacy, require.cache[require.resolve('./lib-data.json')].exports === data);
console.log(require('node:os').EOL, require('node:util') === require('util'), typeof require('timers/promises').setTimeout);
console.log(require('./lib-counter.mjs').count, this === module.exports, exports === module.exports, arguments.length);
for (const id of ['./nowhere', 'no-such-package', 'node:nothing', ''])
  try {
    require(id);
  } catch (error) {
    console.log(error.code, error.message.split('\n')[0]);
  }
import('./lib-legacy.cjs').then(({ default: value, named }) => console.log(value === legacy, named));
console.log(typeof globalThis, (function () { return this === globalThis; })(), (() => { 'use strict'; return (function () { return this; })(); })());
undeclared = 5;
console.log(globalThis.undeclared, delete globalThis.undeclared);
label: for (const a of [1, 2]) for (const b of [1, 2]) if (b === 2) continue label; else console.log(a, b);
var i = 0;
do i++; while (i < 3)
if (i) for (;;) break; else i = 9
console.log(i, [1, 2, 3].map((n) => ({ n })).length, ((a) => (b) => a + b)(1)(2))
