// What the methods and properties of process take and refuse.
const t = (label, f) => {
  try {
    const v = f();
    console.log(label, v);
  } catch (e) {
    console.log(label, 'THROWS', e.name, e.code, e.message);
  }
};
console.log(
  Object.keys(process)
    .filter((k) => !/^_/.test(k))
    .sort()
    .join(),
);
console.log(
  Object.getOwnPropertyNames(process)
    .filter((k) => /^_/.test(k))
    .sort()
    .join(),
);
for (const m of [
  'abort',
  'allowedNodeEnvironmentFlags',
  'arch',
  'argv0',
  'availableMemory',
  'channel',
  'config',
  'connected',
  'constrainedMemory',
  'debugPort',
  'execve',
  'features',
  'finalization',
  'getActiveResourcesInfo',
  'getBuiltinModule',
  'getegid',
  'geteuid',
  'getgid',
  'getgroups',
  'getuid',
  'initgroups',
  'kill',
  'loadEnvFile',
  'noDeprecation',
  'permission',
  'ref',
  'unref',
  'release',
  'report',
  'resourceUsage',
  'setegid',
  'setUncaughtExceptionCaptureCallback',
  'setSourceMapsEnabled',
  'sourceMapsEnabled',
  'threadCpuUsage',
  'throwDeprecation',
  'title',
  'traceDeprecation',
  'umask',
  'uptime',
  'versions',
  'binding',
  'dlopen',
  'exitCode',
  'send',
  'disconnect',
  'mainModule',
  'domain',
  'openStdin',
  'stdin',
  'emitWarning',
  'hasUncaughtExceptionCaptureCallback',
  'addUncaughtExceptionCaptureCallback',
  'config',
  'moduleLoadList',
  'assert',
])
  console.log(
    m,
    typeof process[m],
    typeof process[m] === 'function' ? process[m].length + process[m].name : '',
  );
t('hr', () => {
  const h = process.hrtime();
  return [Array.isArray(h), h.length, typeof process.hrtime.bigint()];
});
for (const v of [5, 'x', null, [1], [1, 2, 3], {}, ['a', 'b'], [NaN, 1]]) {
  t(`hrtime ${JSON.stringify(v)}`, () => {
    const r = process.hrtime(v);
    return Array.isArray(r);
  });
}
for (const v of [
  5,
  'x',
  null,
  {},
  { user: 1 },
  { user: 'a', system: 1 },
  { user: -1, system: 1 },
  { user: 1, system: 1 },
  { user: Infinity, system: 0 },
]) {
  t(`cpuUsage ${JSON.stringify(v)}`, () => Object.keys(process.cpuUsage(v)));
  t('thread', () => Object.keys(process.threadCpuUsage(v)));
}
t('mem', () => Object.entries(process.memoryUsage()).map(([k, v]) => [k, typeof v, v > 0]));
t('rss', () => typeof process.memoryUsage.rss());
t('ru', () => Object.keys(process.resourceUsage()));
for (const v of [undefined, 0, 0o22, '022', 'x', 5.5, -1, null, {}, 0o7777, 2 ** 33])
  t(`umask ${v}`, () => process.umask(v));
t('umask', () => process.umask());
for (const v of ['', '/nowhere', 5, null, undefined]) t(`chdir ${v}`, () => process.chdir(v));
for (const a of [
  [],
  ['x'],
  [process.pid, 'NOPE'],
  [process.pid, 0],
  [process.pid, 'x'],
  [0.5],
  ['1e3', 0],
  [process.pid, 99],
  [process.pid, -1],
])
  t(`kill ${a.length && a[1]} ${typeof a[0]}`, () => process.kill(...a));
for (const v of ['x', 5, null, true, 1.5, '3', '', undefined, 0, {}, '1.5', -1, NaN, 256])
  t(`exitCode ${v}`, () => {
    process.exitCode = v;
    const r = process.exitCode;
    process.exitCode = undefined;
    return r;
  });
t('exit bad', () => process.exit('x'));
t('exit bad', () => process.exit({}));
t('exit bad', () => process.exit(1.5));
t('title', () => {
  process.title = 'mine';
  return process.title;
});
t('nextTick bad', () => process.nextTick());
t('nextTick bad', () => process.nextTick(5));
t('setUECC', () => process.setUncaughtExceptionCaptureCallback(5));
t('setUECC', () => {
  process.setUncaughtExceptionCaptureCallback(() => {});
  const a = process.hasUncaughtExceptionCaptureCallback();
  process.setUncaughtExceptionCaptureCallback(null);
  return [a, process.hasUncaughtExceptionCaptureCallback()];
});
t('twice', () => {
  process.setUncaughtExceptionCaptureCallback(() => {});
  try {
    process.setUncaughtExceptionCaptureCallback(() => {});
  } finally {
    process.setUncaughtExceptionCaptureCallback(null);
  }
});
for (const a of [
  [],
  [5],
  ['m', 5],
  ['m', 'T', 5],
  ['m', { type: 5 }],
  ['m', { code: 5 }],
  ['m', { detail: 5 }],
  [new Error('e'), 'x'],
  [null],
  ['m', () => {}],
  [{}],
  ['m', null],
  ['m', []],
])
  t(`emitWarning ${a.map((x) => typeof x)}`, () => process.emitWarning(...a));
t('features', () => Object.keys(process.features).sort());
t('versions', () =>
  Object.keys(process.versions)
    .filter((k) => /^(node|v8|uv|modules|napi|llhttp|unicode)$/.test(k))
    .sort(),
);
t('release', () => [process.release.name, process.release.lts]);
t('aNEF', () => [
  process.allowedNodeEnvironmentFlags.has('--no-warnings'),
  process.allowedNodeEnvironmentFlags.has('nope'),
  process.allowedNodeEnvironmentFlags.constructor.name,
]);
t('env', () => {
  process.env.N = 5;
  process.env.U = undefined;
  process.env.X = null;
  const r = [
    process.env.N,
    process.env.U,
    process.env.X,
    'N' in process.env,
    delete process.env.N,
    process.env.N,
    Object.keys(process.env).includes('U'),
  ];
  return r;
});
t('env sym', () => {
  process.env.S = Symbol('x');
});
t('env sym', () => {
  process.env[Symbol('x')] = 1;
});
t('env def', () => Object.defineProperty(process.env, 'Q', { value: 1 }));
t('env def', () =>
  Object.defineProperty(process.env, 'Q', {
    value: 'x',
    configurable: true,
    writable: true,
    enumerable: true,
  }),
);
t('env def', () => Object.defineProperty(process.env, 'Q', { get() {} }));
t('env sym get', () => process.env[Symbol('q')]);
t('binding', () => process.binding('nope'));
t('getBuiltin', () => [
  typeof process.getBuiltinModule('fs'),
  process.getBuiltinModule('nope'),
  typeof process.getBuiltinModule('node:net'),
]);
t('gb', () => process.getBuiltinModule(5));
for (const m of ['setuid', 'setgid', 'seteuid', 'setegid'])
  for (const v of [undefined, {}, 'nobodyhere', -1]) t(`${m} ${v}`, () => process[m](v));
t('setgroups', () => process.setgroups(5));
t('initgroups', () => process.initgroups());
t('uptime', () => typeof process.uptime());
t('stdio', () => [
  process.stdin.fd,
  process.stdout.fd,
  process.stderr.fd,
  process.stdout.writable,
  process.stdin.readable,
  process.stdout._type,
  process.stdin.isTTY,
  process.stdout.isTTY,
]);
t('assign stdout', () => {
  process.stdout = 5;
  return process.stdout === 5;
});
t('finalization', () => Object.keys(process.finalization));
t('loadEnv', () => process.loadEnvFile('/nope/.env'));
t('ref', () =>
  process.ref({
    ref() {
      console.log('reffed');
    },
  }),
);
t('config', () => [typeof process.config.variables, Object.isFrozen(process.config)]);
t('toStringTag', () => [
  Object.prototype.toString.call(process),
  process.constructor.name,
  process instanceof require('events'),
  Object.getPrototypeOf(process).constructor.name,
]);
t('listeners', () => process.eventNames());
t('permission', () => process.permission);
t('getuid', () => [typeof process.getuid(), typeof process.getgid(), Array.isArray(process.getgroups())]);
t('arch', () => [process.arch, process.platform]);
t('avail', () => [typeof process.availableMemory(), typeof process.constrainedMemory()]);
t('dlopen', () => process.dlopen());
t('exec', () => process.execve());
process.on('warning', (w) => console.log('warning', w.name, w.code, w.message, w.detail));
process.emitWarning('one');
process.emitWarning('two', { type: 'T2', code: 'C2', detail: 'D2' });
process.emitWarning('three', 'DeprecationWarning', 'DEP1');
process.emitWarning(Object.assign(new Error('four'), { name: 'N4' }));
process.emitWarning('five', { type: 'T5', ctor: process.emitWarning });
process.on('exit', (c) => {
  console.log('exit', c, process.exitCode);
});
process.on('beforeExit', (c) => console.log('beforeExit', c));
process.noDeprecation = true;
process.emitWarning('hidden', 'DeprecationWarning');
process.noDeprecation = false;
new (require('events'))()
  .setMaxListeners(1)
  .on('a', () => {})
  .on('a', () => {});
t('env of odd names', () => {
  process.env[''] = 'x';
  process.env['a=b'] = 'c';
  return [process.env[''], process.env['a=b']];
});
t('env freeze', () => Object.freeze(process.env));
for (const v of [5858, 0, 1, 65536, 'x'])
  t(`debugPort ${v}`, () => {
    process.debugPort = v;
    return process.debugPort;
  });
t('named', () => require('util').inspect(process, { depth: -1 }));
t('binding', () => Object.keys(process.binding('util')).sort().join());
