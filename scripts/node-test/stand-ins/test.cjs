'use strict';
const assert = require('node:assert');
const { inspect } = require('node:util');

/**
 * A small node:test: suites, subtests, hooks, skip, todo and mock functions, one test after the other. A test that
 * fails makes the exit code 1 and prints its error; nothing else is printed.
 */
class Suite {
  tests = [];
  hooks = { before: [], after: [], beforeEach: [], afterEach: [] };
  parent;
  constructor(parent) {
    this.parent = parent;
  }
  /** Hooks of the suites around come first before a test, and last after it. */
  inherited(kind) {
    const outer = this.parent?.inherited(kind) ?? [];
    return kind === 'beforeEach' ? [...outer, ...this.hooks[kind]] : [...this.hooks[kind], ...outer];
  }
}

const root = new Suite(undefined);
let current = root;
let running = false;
let failed = false;

process.on('exit', () => {
  if (failed && !process.exitCode) process.exitCode = 1;
});

function failure(name, error) {
  failed = true;
  process.exitCode = 1;
  console.error(`test "${name}" failed:\n${inspect(error)}`);
}

/** Name, options and body, each of which may be left out. */
function options(values) {
  const name =
    typeof values[0] === 'string'
      ? values[0]
      : (values.find((value) => typeof value === 'function')?.name ?? '');
  const given = values.find((value) => typeof value === 'object' && value !== null) ?? {};
  return { name, given, body: values.find((value) => typeof value === 'function') ?? (() => {}) };
}

/** Runs a body that takes (context) or (context, done). */
function call(body, context) {
  if (body.length < 2) return body.call(context, context);
  return new Promise((resolve, reject) => {
    body.call(context, context, (error) => (error ? reject(error) : resolve()));
  });
}

function contextOf(name, suite) {
  const skipped = { value: false };
  const context = {
    name,
    fullName: name,
    assert,
    mock,
    signal: new AbortController().signal,
    diagnostic() {},
    plan() {},
    skip: () => {
      skipped.value = true;
    },
    todo() {},
    before: (hook) => hook(context),
    after: (hook) => suite.hooks.after.push(hook),
    beforeEach: (hook) => suite.hooks.beforeEach.push(hook),
    afterEach: (hook) => suite.hooks.afterEach.push(hook),
    test: (...values) => perform(entryOf(values), suite),
  };
  return context;
}

const entryOf = (values) => {
  const { name, given, body } = options(values);
  return { name, given, body };
};

async function perform({ name, given, body, suite }, parent) {
  if (given.skip) return;
  if (suite) {
    await performSuite(suite, name);
    return;
  }
  const own = new Suite(parent);
  const context = contextOf(name, own);
  try {
    for (const hook of parent.inherited('beforeEach')) await call(hook, context);
    await call(body, context);
    for (const hook of own.hooks.after) await call(hook, context);
    for (const hook of parent.inherited('afterEach')) await call(hook, context);
  } catch (error) {
    if (!given.todo) failure(name, error);
  } finally {
    mock.restoreAll();
  }
}

async function performSuite(suite, name) {
  try {
    for (const hook of suite.hooks.before) await call(hook, contextOf(name, suite));
    for (const entry of suite.tests) await perform(entry, suite);
    for (const hook of suite.hooks.after) await call(hook, contextOf(name, suite));
  } catch (error) {
    failure(name, error);
  }
}

/** Tests of the file itself begin once its first part has run. */
function start() {
  if (running) return;
  running = true;
  queueMicrotask(performAll);
}

async function performAll() {
  for (const hook of root.hooks.before) await call(hook, contextOf('', root));
  for (let entry = root.tests.shift(); entry; entry = root.tests.shift()) {
    await perform(entry, root);
    entry.done();
  }
  for (const hook of root.hooks.after.splice(0)) await call(hook, contextOf('', root));
  running = false;
}

function add(entry) {
  return new Promise((resolve) => {
    current.tests.push({ ...entry, done: resolve });
    if (current === root) start();
  });
}

function test(...values) {
  return add(entryOf(values));
}

function describe(...values) {
  const { name, given, body } = options(values);
  const suite = new Suite(current);
  const outer = current;
  current = suite;
  try {
    if (!given.skip) body.call({}, {});
  } finally {
    current = outer;
  }
  return add({ name, given, body, suite });
}

for (const define of [test, describe]) {
  define.skip = (...values) => define(options(values).name, { skip: true }, () => {});
  define.todo = (...values) => define(options(values).name, { todo: true }, options(values).body);
  define.only = define;
}

const restorers = [];

function mockFunction(original = () => {}, implementation = original) {
  const calls = [];
  const replaced = function (...values) {
    const record = { arguments: values, this: this, target: new.target, stack: new Error() };
    calls.push(record);
    try {
      record.result = new.target
        ? Reflect.construct(implementation, values, new.target)
        : Reflect.apply(implementation, this, values);
      return record.result;
    } catch (error) {
      record.error = error;
      throw error;
    }
  };
  replaced.mock = {
    calls,
    callCount: () => calls.length,
    resetCalls: () => calls.splice(0),
    restore() {
      implementation = original;
    },
    mockImplementation(next) {
      implementation = next;
    },
  };
  return replaced;
}

const mock = {
  fn: mockFunction,
  method(object, name, implementation) {
    const own = Object.getOwnPropertyDescriptor(object, name);
    const original = object[name];
    const replaced = mockFunction(original, typeof implementation === 'function' ? implementation : original);
    Object.defineProperty(object, name, { value: replaced, writable: true, configurable: true });
    const restore = () => (own ? Object.defineProperty(object, name, own) : delete object[name]);
    replaced.mock.restore = restore;
    restorers.push(restore);
    return replaced;
  },
  restoreAll() {
    for (const restore of restorers.splice(0)) restore();
  },
  reset: () => mock.restoreAll(),
};

const hook = (kind) => (body) => void current.hooks[kind].push(body);

module.exports = Object.assign(test, {
  test,
  it: test,
  describe,
  suite: describe,
  before: hook('before'),
  after: hook('after'),
  beforeEach: hook('beforeEach'),
  afterEach: hook('afterEach'),
  mock,
});
