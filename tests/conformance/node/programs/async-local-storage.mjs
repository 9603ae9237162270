import { AsyncLocalStorage, AsyncResource, executionAsyncId, triggerAsyncId, createHook, executionAsyncResource } from 'node:async_hooks';
import { EventEmitter, once, on } from 'node:events';
import { setTimeout as sleep, setInterval as every } from 'node:timers/promises';
import { Readable, pipeline, Transform } from 'node:stream';
import { pipeline as pp } from 'node:stream/promises';
import net from 'node:net';
import fs from 'node:fs';
import { readFile } from 'node:fs/promises';
const als = new AsyncLocalStorage();
const log = (...a) => console.log(...a, als.getStore());
log('outside');
async function work(id) {
  log('start', id);
  await null; log('await null', id);
  await sleep(1); log('slept', id);
  try { await Promise.reject(new Error('x')); } catch { log('caught', id); } finally { log('finally', id); }
  await Promise.all([sleep(1), (async () => { await 1; log('inner', id); })()]);
  log('all', id);
  for await (const x of Readable.from([1, 2])) log('for await', id, x);
  for await (const x of [Promise.resolve('p')]) log('sync for await', id, x);
  await new Promise((r) => setTimeout(r, 1)); log('timeout', id);
  await new Promise((r) => setImmediate(r)); log('immediate', id);
  await new Promise((r) => process.nextTick(r)); log('tick', id);
  await { then(r) { log('thenable', id); r(1); } }; log('after thenable', id);
  return id;
}
for (const id of [1, 2]) await als.run({ id }, work, id);
log('after');
als.run('timers', () => {
  setTimeout(() => log('timeout'), 8);
  setImmediate(() => log('immediate'));
  process.nextTick(() => log('tick'));
  queueMicrotask(() => log('microtask'));
  Promise.resolve().then(() => log('then')).finally(() => log('finally'));
  Promise.reject(1).catch(() => log('catch'));
});
await sleep(10);
const e = new EventEmitter();
als.run('listener', () => e.on('x', () => log('emitter')));
als.run('emit', () => e.emit('x'));
const bound = als.run('bound', () => AsyncResource.bind(() => log('bound')));
bound();
const snap = als.run('snap', () => AsyncLocalStorage.snapshot());
snap(() => log('snapshot'));
als.enterWith('entered'); log('enterWith');
await null; log('after await');
als.exit(() => log('exit'));
als.disable(); log('disabled');
const a2 = new AsyncLocalStorage({ defaultValue: 'dflt', name: 'nm' }); console.log(a2.getStore(), a2.name);
a2.run('r', () => setTimeout(() => console.log(a2.getStore()), 1));
await sleep(5);
class R extends AsyncResource { constructor() { super('R'); } }
const r = als.run('res', () => new R());
r.runInAsyncScope(() => log('resource'));
console.log(typeof r.asyncId(), r.triggerAsyncId() >= 0);
function* gen() { yield als.getStore(); yield als.getStore(); }
const g = als.run('gen', gen); console.log(als.run('g2', () => g.next().value), g.next().value);
async function* ag() { log('ag1'); yield 1; log('ag2'); await null; log('ag3'); yield 2; }
await als.run('agen', async () => { for await (const x of ag()) log('body', x); });
const it = als.run('it1', () => ag()); await als.run('it2', () => it.next()); await als.run('it3', () => it.next()); log('done');
await als.run('pipe', () => pp(Readable.from(['a', 'b']), async function* (src) { for await (const c of src) { log('gen', String(c)); yield c; } }, new Transform({ transform(c, _, cb) { log('transform', String(c)); cb(null, c); } }), async (src) => { for await (const c of src) log('sink', String(c)); }));
log('end');
als.run('fs', () => fs.readFile('lib-data.json', () => log('fs cb')));
await sleep(20);
await sleep(20);
await als.run('fsp', async () => { await readFile('lib-data.json'); log('fs promise'); });
await sleep(1);
await als.run('once', async () => { setTimeout(() => e.emit('y', 1), 1); const [v] = await once(e, 'y'); log('once', v); });
als.run(1, () => als.run(2, () => { log('nested'); als.run(undefined, () => log('undef')); }));
const ac = new AbortController();
als.run('abort', () => ac.signal.addEventListener('abort', () => log('abort listener')));
als.run('aborter', () => ac.abort());
als.run('interval', async () => { let n = 0; for await (const _ of every(1)) { log('every'); if (++n === 2) break; } log('every done'); });
await sleep(10);
