import dns from 'node:dns/promises';
import os from 'node:os';
import path from 'node:path';
import { performance, PerformanceObserver } from 'node:perf_hooks';
import querystring from 'node:querystring';
import url from 'node:url';
import util from 'node:util';
import diagnostics from 'node:diagnostics_channel';
import { AsyncLocalStorage, AsyncResource, executionAsyncId } from 'node:async_hooks';
console.log(path.resolve('/a', '../b', './c'), path.parse('/x/y.tar.gz'), path.relative('/a/b', '/a/c'), path.win32.sep);
console.log(querystring.parse('a=1&a=2&b=%20'), querystring.stringify({ x: [1, 2], y: 'ü' }));
console.log(url.parse('http://h:8/p?q').port, url.fileURLToPath('file:///a%20b'), url.pathToFileURL('/c d').href);
const u = new URL('../x?y=1#z', 'https://example.org:8080/a/b/');
u.searchParams.append('k', 'v w');
u.port = '443';
console.log(u.href, u.origin, u.host, URL.canParse('nope'), [...u.searchParams]);
try {
  new URL('nope');
} catch (error) {
  console.log(error.code, error.message, error.input);
}
console.log(os.EOL === '\n', os.platform(), typeof os.cpus().length, os.endianness());
const channel = diagnostics.channel('test');
channel.subscribe((message, name) => console.log('diagnostics', message, name));
channel.publish({ hello: 1 });
const storage = new AsyncLocalStorage();
storage.run({ id: 1 }, () => {
  setTimeout(() => console.log('store in timer', storage.getStore()), 30);
  process.nextTick(() => console.log('store in tick', storage.getStore()));
  setImmediate(() => console.log('store in immediate', storage.getStore()));
});
console.log(storage.getStore(), executionAsyncId() >= 0, new AsyncResource('MINE').runInAsyncScope(() => 'in scope'));
performance.mark('start');
console.log(performance.getEntriesByName('start').length, performance.now() >= 0, typeof performance.timeOrigin, typeof PerformanceObserver);
console.log(util.parseArgs({ args: ['-v', '--name=x', 'rest'], options: { v: { type: 'boolean', short: 'v' }, name: { type: 'string' } }, allowPositionals: true }));
console.log(await util.promisify(setTimeout)(200, 'promisified'), util.inspect(util.callbackify(async () => 1)), util.stripVTControlCharacters('\u001b[31mred\u001b[0m'));
console.log((await dns.lookup('127.0.0.1')).family, util.getSystemErrorName(-111), structuredClone(new Map([[1, [2]]])));
console.log(new util.TextDecoder('utf-16le').decode(new Uint8Array([104, 0, 105, 0])), util.toUSVString('\ud800'), Math.max(...Array(5).keys()));
