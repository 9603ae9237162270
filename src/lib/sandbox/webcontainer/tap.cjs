'use strict';
/*
 * Loaded before a learner's program (`node --require`). Tells the page what the program does at its TCP sockets, each
 * event as an escape sequence in the program's own output, which the page takes out again (tap-stream.ts). The program
 * itself sees no difference: nothing is delayed, no event listener is added to its sockets.
 */
const dns = require('node:dns');
const { writeSync } = require('node:fs');
const net = require('node:net');
const { performance } = require('node:perf_hooks');

/** Names of the lab's hosts: all of them are this one machine. */
const hosts = new Set((process.env.IEUM_HOSTS ?? '').split(',').filter(Boolean));
delete process.env.IEUM_HOSTS;

const out = process.stdout;
const here = __dirname;
const folder = process.cwd();

function tell(event) {
  const t = performance.timeOrigin + performance.now();
  write(`\x1b]7007;${JSON.stringify({ t, ...event })}\x07`);
}

/** At once where the output can take it, so that events stay in order with what is printed. */
function write(text) {
  try {
    writeSync(1, text);
  } catch {
    out.write(text);
  }
}

/** The line of the learner's program that is running: the innermost frame in one of its own files. */
function position() {
  for (const line of new Error().stack.split('\n').slice(1)) {
    const found = /\(?(?:file:\/\/)?(\/[^()]+?):(\d+):(\d+)\)?$/.exec(line);
    if (found?.[1].startsWith(folder) && !found[1].startsWith(here) && !found[1].includes('/node_modules/')) {
      return { file: found[1], line: Number(found[2]), column: Number(found[3]) };
    }
  }
  return undefined;
}

// Our own frames are nobody's business. A program may set a `prepareStackTrace` of its own.
Error.prepareStackTrace = (error, frames) => {
  const shown = frames.filter((frame) => !frame.getFileName()?.startsWith(here));
  return [error, ...shown.map((frame) => `    at ${frame}`)].join('\n');
};

const ids = new WeakMap();
let lastId = 0;
function idOf(socket) {
  if (!ids.has(socket)) ids.set(socket, ++lastId);
  return ids.get(socket);
}

const call = (socket, label, more) => tell({ kind: 'call', socket: idOf(socket), label, source: position(), ...more });

function state(socket, name, local, remote) {
  tell({ kind: 'socket', socket: idOf(socket), state: name, local, remote });
}
const localOf = ({ localAddress, localPort }) => localAddress && { address: localAddress, port: localPort };
const remoteOf = ({ remoteAddress, remotePort }) => remoteAddress && { address: remoteAddress, port: remotePort };

/** Replaces a method by one that does the same and calls `around` before or after. */
function wrap(object, name, around) {
  const original = object[name];
  object[name] = Object.defineProperty(
    function (...args) {
      return around.call(this, original, args);
    },
    'name',
    { value: original.name },
  );
}

const known = new WeakSet();
/** A connection that stands: both its ends are known from now on. */
function opened(socket) {
  if (known.has(socket)) return;
  known.add(socket);
  const [local, remote] = [localOf(socket), remoteOf(socket)];
  state(socket, 'ESTABLISHED', local, remote);
  wrap(socket, '_destroy', function (destroy, args) {
    state(this, 'CLOSED', local, remote);
    return destroy.apply(this, args);
  });
}

/** Where the program asked for a connection: the attempt itself comes after the name has been looked up. */
const askedAt = new WeakMap();
wrap(net.Socket.prototype, 'connect', function (connect, args) {
  askedAt.set(this, position());
  return connect.apply(this, args);
});

// `emit` sees each event at the moment the program does; a listener of ours would change `listenerCount`.
wrap(net.Socket.prototype, 'emit', function (emit, args) {
  const [event, error] = args;
  if (event === 'connectionAttempt') call(this, 'connect()', { source: askedAt.get(this) });
  else if (event === 'connect') {
    opened(this);
    call(this, 'connect');
  } else if (event === 'error' && error?.code) call(this, error.code);
  return emit.apply(this, args);
});

wrap(net.Server.prototype, 'emit', function (emit, args) {
  const [event, value] = args;
  if (event === 'listening') {
    const address = this.address();
    if (address?.port) {
      state(this, 'LISTEN', { address: address.address, port: address.port });
      call(this, `listen(${address.port})`);
    }
  } else if (event === 'connection') {
    opened(value);
    call(value, 'connection');
    // An HTTP server would let its parser read below JavaScript, where nothing can be seen.
    if (value._handle) value._handle._consumed = true;
  } else if (event === 'close' && ids.has(this)) state(this, 'CLOSED');
  else if (event === 'error' && value?.code) call(this, value.code);
  return emit.apply(this, args);
});

const lengthOf = (chunk, encoding) => (typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.length);
wrap(net.Socket.prototype, '_write', function (write, args) {
  if (known.has(this)) sent(this, lengthOf(args[0], args[1]));
  return write.apply(this, args);
});
wrap(net.Socket.prototype, '_writev', function (writev, args) {
  if (known.has(this)) sent(this, args[0].reduce((sum, { chunk, encoding }) => sum + lengthOf(chunk, encoding), 0));
  return writev.apply(this, args);
});
const sent = (socket, bytes) => call(socket, `write(${bytes})`, { sent: bytes });

wrap(net.Socket.prototype, '_final', function (final, args) {
  if (known.has(this)) call(this, 'end()');
  return final.apply(this, args);
});

wrap(net.Socket.prototype, 'push', function (push, args) {
  const [chunk] = args;
  if (known.has(this)) {
    if (chunk === null) call(this, 'end');
    else if (chunk?.length) call(this, `data ${chunk.length}`, { received: chunk.length });
  }
  return push.apply(this, args);
});

// The lab's host names are this machine.
wrap(dns, 'lookup', function (lookup, args) {
  if (hosts.has(args[0])) {
    args[0] = '127.0.0.1';
    tell({ kind: 'call', label: 'lookup 127.0.0.1', source: position() });
  }
  return lookup.apply(this, args);
});

// What a program prints on stderr, and what Node prints when it dies of an error, comes out of the same terminal.
const ERRORS = { on: '\x1b]7007;{"kind":"stderr","on":true}\x07', off: '\x1b]7007;{"kind":"stderr","on":false}\x07' };
wrap(process.stderr, 'write', function (print, args) {
  write(ERRORS.on);
  const result = print.apply(this, args);
  write(ERRORS.off);
  return result;
});
process.prependListener('uncaughtExceptionMonitor', () => {
  if (process.listenerCount('uncaughtException') === 0) write(ERRORS.on);
});
