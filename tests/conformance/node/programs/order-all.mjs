import fs from 'node:fs';
const log = (x) => console.log(x);
await new Promise((done) => {
setTimeout(() => { log('t0'); Promise.resolve().then(() => { log('t0 micro'); process.nextTick(() => log('t0 micro tick')); }); process.nextTick(() => { log('t0 tick'); Promise.resolve().then(() => log('t0 tick micro')); }); setImmediate(() => log('t0 imm')); }, 0);
setTimeout(() => { log('t1'); queueMicrotask(() => log('t1 qm')); }, 0);
setImmediate(() => { log('i0'); setImmediate(() => log('i0 nested')); process.nextTick(() => log('i0 tick')); Promise.resolve().then(() => log('i0 micro')); });
setImmediate(() => log('i1'));
process.nextTick(() => { log('tick0'); process.nextTick(() => log('tick0 nested')); queueMicrotask(() => log('tick0 qm')); });
process.nextTick(() => log('tick1'));
Promise.resolve().then(() => { log('m0'); return Promise.resolve(); }).then(() => log('m0 then'));
Promise.resolve().then(() => log('m1')).then(() => log('m1b')).then(() => log('m1c')).then(() => log('m1d'));
(async () => { log('async start'); await null; log('async 1'); await undefined; log('async 2'); try { await Promise.reject(1); } catch { log('async catch'); } finally { log('async fin'); } await { then(r) { log('thenable'); r(); } }; log('async 3'); return 5; })().then(() => log('async done'));
setTimeout(done, 30);
});
await new Promise((done) => {
  fs.readFile('lib-data.json', () => { log('fs'); setTimeout(() => log('fs timeout'), 0); setImmediate(() => log('fs imm')); process.nextTick(() => log('fs tick')); Promise.resolve().then(() => log('fs micro')); });
  setTimeout(done, 30);
});
// clear in callbacks
await new Promise((done) => {
  const a = setTimeout(() => { log('a'); clearTimeout(b); }, 1); const b = setTimeout(() => log('never'), 1);
  const i1 = setImmediate(() => { log('i1'); clearImmediate(i2); }); const i2 = setImmediate(() => log('never'));
  const t = setTimeout(() => log('refreshed'), 4); setTimeout(() => t.refresh(), 2);
  setTimeout(done, 20);
});
// errors between
process.on('uncaughtException', (e, o) => log(`uncaught ${e.message} ${o}`));
await new Promise((done) => {
  setTimeout(() => { process.nextTick(() => log('tick after throw')); Promise.resolve().then(() => log('micro after throw')); throw new Error('A'); }, 1);
  setTimeout(() => log('next timer'), 1);
  setImmediate(() => { process.nextTick(() => log('imm tick')); throw new Error('B'); });
  setImmediate(() => log('imm after'));
  process.nextTick(() => { throw new Error('C'); }); process.nextTick(() => log('tick after C'));
  queueMicrotask(() => { throw new Error('D'); }); queueMicrotask(() => log('micro after D'));
  Promise.reject(new Error('E')); Promise.resolve().then(() => log('then after E'));
  setTimeout(done, 20);
});
process.on('unhandledRejection', (r) => log(`unhandled ${r.message}`)); process.on('rejectionHandled', () => log('rejectionHandled'));
await new Promise((done) => {
  const p = Promise.reject(new Error('late')); setTimeout(() => p.catch(() => log('caught late')), 2);
  const q = Promise.reject(new Error('tick')); process.nextTick(() => q.catch(() => log('caught in tick')));
  const r = Promise.reject(new Error('micro')); queueMicrotask(() => r.catch(() => log('caught in micro')));
  const s = Promise.reject(new Error('imm')); setImmediate(() => s.catch(() => log('caught in imm')));
  const t = Promise.reject(new Error('tickmicro')); process.nextTick(() => Promise.resolve().then(() => t.catch(() => log('caught in tick micro'))));
  new Promise((_, rej) => { rej(new Error('first')); rej(new Error('second')); throw new Error('third'); });
  (async () => { throw new Error('async'); })();
  setTimeout(done, 20);
});
process.on('beforeExit', () => log('beforeExit')); process.on('exit', (c) => { log('exit ' + c); setTimeout(() => log('never'), 0); process.nextTick(() => log('never tick')); });
