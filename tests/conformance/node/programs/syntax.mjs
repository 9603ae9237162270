// Every place where the engine puts something into a program.
const log = [];
for (let i = 0, f = () => i; i < 2; i++) log.push(f());
for (const x of [1, 2]) log.push(x);
for (const k in { a: 1 }) log.push(k);
let n = 3;
while (n--) if (n === 1) continue; else log.push(n);
do log.push('once'); while (false);
outer: for (;;) { for (;;) break outer; }
const arrow = (a, b = (c) => c + 1) => b(a), object = () => ({ a: 1 }), nested = (a) => (b) => [a, b], asynchronous = async (x) => await x;
const sequence = (a) => (a, 1), regex = () => /=>\s{}/.test('=> {}'), template = (a) => `${a}=>{}`, conditional = (a) => a ? (b) => b : (c) => -c;
log.push(arrow(1), object().a, nested(1)(2).length, await asynchronous(5), sequence(2), regex(), template(1), conditional(0)(4));
class A { static s = () => 's'; #p = () => 'p'; get g() { return this.#p(); } static async *gen() { for await (const x of [1, Promise.resolve(2)]) yield x; } constructor() { for (const k of 'ab') this[k] = k; } 'quoted method'() { return 1 } [`computed${1}`]() { return 2 } static { log.push(this.s()); } }
for await (const x of A.gen()) log.push(x);
log.push(new A().g, new A().b, new A().computed1());
function* g() { const received = yield 1; yield* [received]; try { yield 2 } finally { log.push('cleanup') } }
const it = g(); it.next(); log.push(it.next('sent').value); it.next(); it.return();
function defaults(a = function () { return 'd'; }, { b = () => 'e' } = {}) { 'use strict bad'; return a() + b(); }
log.push(defaults());
const thrower = () => { throw { code: 1 } };
try { thrower() } catch ({ code }) { log.push(code) } finally { log.push('f') }
switch (1) { case 1: for (const y of [9]) log.push(y); break; default: throw 0 }
if (true) throwLess(); else throw new Error;
function throwLess() { return void log.push('t') }
var early = typeof lateFunction; { function lateFunction() {} }
log.push(early, typeof lateFunction, (function named() { return typeof named })());
label: { log.push('in'); break label; }
const { default: path, join: joined = 1 } = await import('node:path');
log.push(path.sep, joined('a', 'b'), [..."é𝒳"].length, 1_000, 0b11, 10n ** 2n, null ?? 'nullish', log?.length > 0, log.at?.(-1));
console.log(log.map(String).join(' '));
console.log(defaults.toString().length > 10, (() => {}).name, arrow.length, A.name, (class {}).name, thrower.name, object.name);
