let total = 0;
outer: for (let i = 0; i < 10; i++) {
  for (const j in { a: 1, b: 2 }) {
    if (i % 2) continue outer;
    total += j.length;
  }
}
while (total < 100) total++;
do total -= 3; while (total > 50);
for (;;) { if (total++ > 60) break }
for (const [a, { b = 2 } = {}] of [[1], [2, { b: 3 }]]) total += a * b;
const recursive = (n) => n <= 1 ? 1 : n * recursive(n - 1);
function* numbers() { for (let i = 0; i < 3; i++) yield i; }
class Counter { static #n = 0; static next() { return ++Counter.#n; } get double() { return Counter.#n * 2; } static { for (let i = 0; i < 4; i++) this.next(); } field = (() => { return 5; })(); }
console.log(total, recursive(10), [...numbers()], Counter.next(), new Counter().double, new Counter().field);
try { (function deep() { deep(); })(); } catch (error) { console.log(error instanceof RangeError, error.message); }
if (total) for (const x of [1]) console.log('x', x); else console.log('none');
const f = function () { 'use strict'; return this; };
console.log(f(), (function () { return typeof this; })(), (({ a }) => a)({ a: 1 }), (() => ({ a: 1 }))().a, [3, 1, 2].sort((a, b) => a - b));
switch (total % 3) { case 0: case 1: for (const k of 'ab') console.log(k); default: while (false); }
var hoisted = typeof declared; function declared() {} console.log(hoisted, declared.length, f.toString().length > 0);
