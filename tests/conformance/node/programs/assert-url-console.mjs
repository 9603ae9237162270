import assert from 'node:assert';
import util from 'node:util';
import url from 'node:url';
import qs from 'node:querystring';
import path from 'node:path';
import os from 'node:os';
import dc from 'node:diagnostics_channel';
import * as perf from 'node:perf_hooks';
import async_hooks from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import * as timers from 'node:timers';
import constants from 'node:constants';
let k = 0;
const t = async (f) => {
  const i = ++k;
  try {
    const v = await f();
    console.log(i, typeof v === 'string' ? v : util.inspect(v, { depth: 4 }));
  } catch (e) {
    console.log(i, 'ERR', e.name, e.code, e.message);
  }
};
for (const [a, b] of [
  [1, 2],
  ['a', 'b'],
  [
    { a: 1, b: { c: [1, 2] } },
    { a: 1, b: { c: [1, 3] } },
  ],
  [
    [1, 2, 3, 4],
    [1, 2, 4],
  ],
  [new Map([[1, 2]]), new Map([[1, 3]])],
  [new Set([1]), new Set([2])],
  ['multi\nline\ntext', 'multi\nlines\ntext'],
  [new Date(0), new Date(1)],
  [/a/, /b/],
  [NaN, 0],
  [null, undefined],
  [Object.create(null), {}],
  ['x'.repeat(100), 'y'.repeat(100)],
  [Array.from({ length: 60 }, (_, i) => i), Array.from({ length: 60 }, (_, i) => (i === 30 ? -1 : i))],
]) {
  await t(() => assert.deepStrictEqual(a, b));
  await t(() => assert.strictEqual(a, b));
  await t(() => assert.deepEqual(a, b));
  await t(() => assert.notDeepStrictEqual(a, a));
  await t(() => assert.partialDeepStrictEqual(a, b));
}
await t(() => assert(0));
await t(() => assert.ok(null, 'msg'));
await t(() => assert.equal(1, 2));
await t(() => assert.notEqual(1, 1));
await t(() => assert.notStrictEqual({}, {}));
await t(() => assert.throws(() => {}));
await t(() =>
  assert.throws(() => {
    throw new Error('x');
  }, /y/),
);
await t(() =>
  assert.throws(() => {
    throw new TypeError('x');
  }, RangeError),
);
await t(() =>
  assert.throws(
    () => {
      throw new Error('x');
    },
    { message: 'y' },
  ),
);
await t(() =>
  assert.throws(() => {
    throw new Error('x');
  }, 'x'),
);
await t(() => assert.throws('x'));
await t(() =>
  assert.doesNotThrow(() => {
    throw new Error('z');
  }, 'why'),
);
await t(() => assert.rejects(Promise.resolve()));
await t(() =>
  assert.rejects(
    async () => {
      throw new Error('q');
    },
    { message: 'q' },
  ),
);
await t(() => assert.doesNotReject(Promise.reject(new Error('r'))));
await t(() => assert.match('abc', /x/));
await t(() => assert.doesNotMatch('abc', /a/));
await t(() => assert.match(5, /x/));
await t(() => assert.fail());
await t(() => assert.fail('m'));
await t(() => assert.ifError(null));
await t(() => assert.ifError(new Error('e')));
await t(() => assert.ifError('str'));
await t(() => new assert.AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' }).message);
await t(() => new assert.AssertionError());
await t(() =>
  assert.throws(
    () => {
      throw new Error('a');
    },
    (e) => false,
  ),
);
await t(() =>
  assert.throws(() => {
    throw null;
  }, /x/),
);
await t(() => typeof assert.CallTracker);
await t(() => Object.keys(assert).sort());
await t(() => assert.strict === assert.strict.strict);
await t(() => {
  const A = new assert.Assert({ diff: 'full' });
  A.strictEqual(1, 2);
});
await t(() => url.parse('http://user:pass@sub.host.com:8080/p/a/t/h?query=string#hash'));
await t(() => url.parse('/a?b=c', true).query);
await t(() => url.resolve('/one/two/three', 'four'));
await t(() => url.format({ protocol: 'http', host: 'x.com', pathname: '/a b', query: { q: [1, 2] } }));
await t(() => url.format(new URL('http://測試.com/p?a#b'), { unicode: true, fragment: false }));
await t(() => url.fileURLToPath('file:///a%20b/c'));
await t(() => url.fileURLToPath('http://x'));
await t(() => url.pathToFileURL('/a b#?%').href);
await t(() => url.urlToHttpOptions(new URL('http://a:b@x.com:81/p?q#h')));
await t(() => url.domainToASCII('español.com'));
await t(() => url.domainToUnicode('xn--espaol-zwa.com'));
await t(() => new URL('nope'));
await t(() => URL.parse('nope'));
await t(() => {
  const u = new URL('http://x/');
  u.port = '99999';
  u.protocol = 'ftp';
  u.hash = '#a b';
  u.search = '?한';
  u.pathname = '/ñ';
  u.username = 'ü';
  return u.href;
});
await t(() => new URL('../x', 'http://h/a/b/c').href);
await t(() => new URL('http://[::1]:80/').host);
await t(() => new URL('http://EXAMPLE.com:80/%7Efoo/../a').href);
await t(() => {
  const p = new URLSearchParams([
    ['a', '1'],
    ['b', '2'],
    ['a', '3'],
  ]);
  p.append('c', 'd e');
  p.delete('b');
  p.sort();
  return [p.toString(), p.getAll('a'), p.has('a', '3'), p.size];
});
await t(() => new URLSearchParams({ x: [1, 2], y: { z: 1 } }).toString());
await t(() => new URLSearchParams([['a']]));
await t(() => [...new URLSearchParams('?a=%zz&b=+')]);
await t(() => url.fileURLToPathBuffer?.('file:///x'));
await t(() => new URL('data:text/plain,hi').pathname);
await t(() => new URL('javascript:alert(1)'));
await t(() => URL.canParse('x:y'));
await t(() => url.parse('http://a.com:b/'));
await t(() => url.parse(5));
await t(() => qs.parse('a=1&b=2&a=3&c=%20x&d'));
await t(() => qs.stringify({ a: [1, 'b'], c: true, d: null, e: 1n, f: 'ñ &' }));
await t(() => qs.escape('a b&한'));
await t(() => qs.unescape('%zz%20'));
await t(() => qs.parse('a:1;b:2', ';', ':', { maxKeys: 1 }));
await t(() => qs.parse(''));
await t(() => qs.stringify('x'));
await t(() => [
  path.join('/a', '..', 'b/./c//'),
  path.resolve('x', '../y'),
  path.relative('/a/b/c', '/a/d'),
  path.parse('/home/x.tar.gz'),
  path.format({ dir: '/a', name: 'b', ext: 'c' }),
  path.normalize('/../a//b/..'),
  path.basename('/a/b.html', '.html'),
  path.extname('.x.'),
  path.isAbsolute('a'),
  path.dirname('/a'),
  path.sep,
  path.delimiter,
  path.matchesGlob?.name,
  path.toNamespacedPath('/x'),
]);
await t(() => path.win32.join('C:\\a', '..', 'b'));
await t(() => path.win32.parse('C:\\path\\dir\\file.txt'));
await t(() => path.join(5));
await t(() => path.posix === path);
await t(() => Object.keys(os).sort());
await t(() => [
  os.EOL,
  os.platform(),
  os.type(),
  os.endianness(),
  typeof os.cpus().length,
  os.devNull,
  typeof os.totalmem(),
  os.constants.signals.SIGINT,
  os.constants.errno.ENOENT,
]);
await t(() => os.userInfo({ encoding: 'buffer' }).username instanceof Buffer);
await t(() => os.setPriority(1000));
await t(
  () =>
    typeof os.uptime() +
    typeof os.loadavg()[0] +
    typeof os.version() +
    typeof os.machine() +
    os.availableParallelism().constructor.name,
);
await t(() => {
  const ch = dc.channel('x');
  const got = [];
  const f = (m, n) => got.push(m, n);
  ch.subscribe(f);
  ch.publish({ a: 1 });
  ch.unsubscribe(f);
  ch.publish(2);
  return [got, ch.hasSubscribers, dc.hasSubscribers('x')];
});
await t(async () => {
  const tc = dc.tracingChannel('tr');
  const ev = [];
  tc.subscribe({
    start: () => ev.push('start'),
    end: (m) => ev.push('end', m.result),
    asyncStart: () => ev.push('as'),
    asyncEnd: () => ev.push('ae'),
    error: (m) => ev.push('err', m.error.message),
  });
  tc.traceSync(() => 5, { c: 1 });
  await tc.tracePromise(async () => 6, {});
  tc.traceCallback(
    (cb) => cb(null, 7),
    0,
    {},
    null,
    () => ev.push('cb'),
  );
  try {
    tc.traceSync(() => {
      throw new Error('boom');
    }, {});
  } catch {}
  return ev;
});
await t(() => {
  const ch = dc.channel('store');
  const als = new async_hooks.AsyncLocalStorage();
  ch.bindStore(als, (d) => ({ d }));
  return ch.runStores(5, () => als.getStore());
});
await t(() => dc.channel(5));
await t(() => dc.subscribe('a', 5));
await t(() => Object.keys(perf).sort());
await t(() => typeof perf.performance.now());
await t(() => {
  perf.performance.mark('a', { detail: 5, startTime: 1 });
  perf.performance.mark('b', { startTime: 3 });
  const m = perf.performance.measure('m', 'a', 'b');
  return [m.name, m.duration, m.entryType, m.detail];
});
await t(() => perf.performance.getEntriesByType('mark').map((e) => e.name));
await t(() => perf.performance.measure('z', 'nomark'));
await t(async () => {
  const got = [];
  const o = new perf.PerformanceObserver((l) => got.push(...l.getEntries().map((e) => e.name)));
  o.observe({ entryTypes: ['mark', 'function'] });
  perf.performance.mark('c');
  perf.performance.timerify(function tf() {})();
  await sleep(30);
  o.disconnect();
  return got;
});
await t(() => perf.PerformanceObserver.supportedEntryTypes);
await t(() => {
  perf.performance.clearMarks('a');
  return perf.performance.getEntriesByName('a').length;
});
await t(
  () =>
    typeof perf.performance.timeOrigin +
    typeof perf.performance.toJSON().nodeTiming +
    perf.performance.nodeTiming.name,
);
await t(() => Object.keys(perf.performance.eventLoopUtilization()));
await t(() => new perf.PerformanceMark('x', { startTime: -1 }));
await t(() => new perf.PerformanceEntry());
await t(() => Object.keys(async_hooks).sort());
await t(() => {
  const ev = [];
  const h = async_hooks
    .createHook({
      init(id, type) {
        if (/^(Timeout|Immediate|TickObject|MY)$/.test(type)) ev.push(type);
      },
    })
    .enable();
  setTimeout(() => {}, 1);
  setImmediate(() => {});
  process.nextTick(() => {});
  new async_hooks.AsyncResource('MY');
  h.disable();
  return ev;
});
await t(async () => {
  const ev = [];
  const h = async_hooks
    .createHook({
      before(id) {
        ev.push('b');
      },
      after() {
        ev.push('a');
      },
      destroy() {
        ev.push('d');
      },
    })
    .enable();
  const r = new async_hooks.AsyncResource('X');
  r.runInAsyncScope(() => ev.push('run'));
  r.emitDestroy();
  h.disable();
  return ev;
});
await t(() => new async_hooks.AsyncResource(5));
await t(() => async_hooks.createHook({ init: 5 }));
await t(
  () =>
    typeof async_hooks.executionAsyncId() +
    typeof async_hooks.triggerAsyncId() +
    typeof async_hooks.executionAsyncResource(),
);
await t(() =>
  async_hooks.AsyncResource.bind(
    function f(a) {
      return [this?.x, a];
    },
    'B',
    { x: 1 },
  )(2),
);
await t(() => Object.keys(async_hooks.asyncWrapProviders).length > 30);
await t(() => Object.keys(timers).sort());
await t(() => {
  const x = setTimeout(() => {}, 1);
  const r = [x.hasRef(), x.unref().hasRef(), typeof x[Symbol.toPrimitive](), x.constructor.name];
  clearTimeout(+x);
  return r;
});
await t(() => setTimeout('x'));
await t(() => {
  const w = [];
  process.once('warning', (e) => w.push(e.name));
  clearTimeout(setTimeout(() => {}, 2 ** 40));
  return sleep(1).then(() => w);
});
await t(() => setImmediate(5));
await t(async () => {
  const ac = new AbortController();
  const p = sleep(1000, 'v', { signal: ac.signal });
  ac.abort('why');
  return p;
});
await t(async () => {
  using x = setTimeout(() => console.log('never'), 1);
  return typeof x[Symbol.dispose];
});
await t(() => util.inspect(setTimeout(() => {}, 1)).split('\n').length);
await t(() => Object.keys(constants).length > 100);
console.table([
  { a: 1, b: 'x' },
  { a: 2, c: true },
]);
console.table(new Map([['k', { v: 1 }]]));
console.table(
  [
    [1, 2],
    [3, 4],
  ],
  ['0'],
);
console.table(5);
console.table(new Set([1, '한글']));
console.group('G');
console.log('in\nside');
console.groupCollapsed();
console.warn('w');
console.groupEnd();
console.groupEnd();
console.count();
console.count('x');
console.countReset('x');
console.count('x');
console.countReset('nope');
console.assert(true, 'no');
console.assert(false, 'as %s', 'ert', { a: 1 });
console.assert(false);
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
console.dirxml({ a: 1 }, [2]);
console.timeEnd('nolabel');
console.timeLog('nolabel');
console.log('%s %c styled', 'a', 'css');
console.log('%o', [1]);
console.info();
console.debug('d');
console.error(new Error('E').message);
console.log(-0, [-0], 0n, Symbol.iterator, [Symbol('q')], 'str', ['str'], null, undefined);
const { Console } = await import('node:console');
const { Writable } = await import('node:stream');
let buf = '';
const c2 = new Console({
  stdout: new Writable({
    write(c, e, cb) {
      buf += c;
      cb();
    },
  }),
  inspectOptions: { depth: 0 },
  groupIndentation: 4,
});
c2.group('g');
c2.log({ a: { b: 1 } });
c2.error('e');
console.log(buf);
await t(() => new Console());
await t(() => new Console({ stdout: process.stdout, colorMode: 'x' }));
