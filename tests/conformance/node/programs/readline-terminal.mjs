import readline from 'node:readline';
import rlp from 'node:readline/promises';
import { PassThrough, Readable, Writable } from 'node:stream';
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
let k = 0;
const t = async (f) => {
  const i = ++k;
  try {
    console.log(i, await f());
  } catch (e) {
    console.log(i, 'ERR', e.name, e.code, e.message);
  }
};
class Out extends Writable {
  constructor(o) {
    super();
    this.text = '';
    Object.assign(this, o);
  }
  _write(c, e, cb) {
    this.text += c;
    cb();
  }
}
const make = (o = {}) => {
  const input = new PassThrough();
  const output = new Out({ columns: 40, rows: 10, isTTY: true });
  const rl = readline.createInterface({ input, output, terminal: true, ...o });
  const lines = [];
  rl.on('line', (l) => lines.push(l));
  return { input, output, rl, lines };
};
const feed = async (input, ...parts) => {
  for (const p of parts) {
    input.write(p);
    await sleep(1);
  }
};
await t(() => Object.keys(readline).sort());
await t(() => Object.keys(rlp).sort());
await t(async () => {
  const { input, rl, lines } = make({ terminal: false });
  await feed(input, 'a\nb\r', '\nc\rd\u2028e\u2029', 'tail');
  input.end();
  await once(rl, 'close');
  return lines;
});
await t(async () => {
  const { input, rl, lines, output } = make();
  await feed(input, 'hello', '\x1b[D\x1b[D', 'X', '\r');
  rl.close();
  return [lines, output.text];
});
await t(async () => {
  const { input, rl, lines } = make();
  await feed(
    input,
    'one two three',
    '\x17',
    'Z',
    '\n',
    'abc\x01X\x05Y\n',
    'abc\x02\x02\x0b!\n',
    'abc def\x1bb\x1bdQ\n',
    'a b c\x15rest\n',
    'xyz\x7f\x7f\n',
    'undo me\x1f\n',
    'abc\x14\n',
    '한글\x7f\n',
    'e😀\x1b[D\x1b[3~\n',
  );
  rl.close();
  return lines;
});
await t(async () => {
  const { input, rl, lines } = make();
  await feed(input, 'first\n', 'second\n', '\x1b[A\n', '\x1b[A\x1b[A\x1b[A\n', 'f\x1b[A\n', '\x10\x0e\n');
  const h = [...rl.history];
  rl.close();
  return [lines, h];
});
await t(async () => {
  const { input, rl, output, lines } = make({
    completer: (l) => [['help', 'hello', 'exit'].filter((x) => x.startsWith(l)), l],
  });
  await feed(input, 'he', '\t', '\t', 'p\n', 'ex\t\n');
  await sleep(5);
  rl.close();
  return [lines, output.text];
});
await t(async () => {
  const { input, rl, lines } = make({ completer: (l, cb) => setImmediate(cb, null, [['abc'], l]) });
  await feed(input, 'a\t');
  await sleep(5);
  await feed(input, '\n');
  rl.close();
  return lines;
});
await t(async () => {
  const { input, rl } = make();
  const ev = [];
  for (const e of ['SIGINT', 'SIGTSTP', 'SIGCONT', 'pause', 'resume', 'close', 'history'])
    rl.on(e, (...a) => ev.push([e, ...a]));
  await feed(input, 'x\x03', 'y\n');
  rl.pause();
  rl.pause();
  rl.resume();
  await feed(input, '\x04');
  return ev;
});
await t(async () => {
  const { input, rl } = make();
  const p = once(rl, 'close');
  await feed(input, '\x03');
  await p;
  return rl.closed;
});
await t(async () => {
  const { rl, output, input } = make({ prompt: '>> ' });
  rl.prompt();
  await feed(input, 'abc');
  const pos = rl.getCursorPos();
  const c = rl.cursor,
    l = rl.line;
  rl.setPrompt('?? ');
  rl.prompt(true);
  rl.close();
  return [pos, c, l, rl.getPrompt(), output.text];
});
await t(async () => {
  const { rl, input, lines } = make();
  rl.write('typed');
  rl.write(null, { ctrl: true, name: 'u' });
  rl.write('more\n');
  rl.close();
  return lines;
});
await t(async () => {
  const { rl, input, output, lines } = make();
  const p = new Promise((r) => rl.question('name? ', r));
  await feed(input, 'bob\n');
  const a = await p;
  rl.close();
  return [a, lines, output.text];
});
await t(async () => {
  const { rl } = make();
  rl.close();
  rl.question('x', () => {});
});
await t(async () => {
  const { rl } = make();
  rl.close();
  rl.prompt();
});
await t(async () => {
  const { rl } = make();
  rl.close();
  rl.pause();
  return 'ok';
});
await t(async () => {
  const { rl } = make();
  rl.close();
  rl.write('x');
});
await t(async () => {
  const { input, output } = make();
  const rl = rlp.createInterface({ input, output });
  const p = rl.question('q? ');
  input.write('ans\n');
  const a = await p;
  const ac = new AbortController();
  const q = rl.question('z? ', { signal: ac.signal });
  ac.abort();
  return [a, await q.catch((e) => e.name + e.code)];
});
await t(async () => {
  const rl = rlp.createInterface({ input: Readable.from(['l1\nl2\n', 'l3']) });
  const o = [];
  for await (const l of rl) o.push(l);
  return o;
});
await t(async () => {
  const rl = rlp.createInterface({ input: new PassThrough() });
  const p = rl.question('x');
  rl.close();
  return Promise.race([p.catch((e) => e.code), sleep(5, 'pending')]);
});
await t(async () => {
  const output = new Out();
  const rl = new rlp.Readline(output);
  rl.clearLine(0).cursorTo(2, 3).moveCursor(-1, 2).clearScreenDown();
  const before = output.text;
  await rl.commit();
  rl.clearLine(1).rollback();
  await rl.commit();
  return [before, JSON.stringify(output.text)];
});
await t(() => new rlp.Readline({}));
await t(() => {
  const o = new Out();
  return [
    readline.cursorTo(o, 1),
    readline.cursorTo(o, 1, 2),
    readline.moveCursor(o, 1, -1),
    readline.moveCursor(o, 0, 0),
    readline.clearLine(o, -1),
    readline.clearLine(o, 1),
    readline.clearLine(o, 0),
    readline.clearScreenDown(o),
    JSON.stringify(o.text),
  ];
});
await t(() => readline.cursorTo(new Out(), 'a'));
await t(() => readline.cursorTo(new Out(), NaN));
await t(() => readline.cursorTo(null, 1));
await t(() => readline.clearLine(new Out(), 0, 'cb'));
await t(() => readline.moveCursor(undefined, 1, 1));
await t(async () => {
  const s = new PassThrough();
  const keys = [];
  readline.emitKeypressEvents(s);
  s.on('keypress', (c, key) => keys.push([c, key.name, key.ctrl, key.meta, key.shift, key.sequence]));
  for (const q of [
    'a',
    'A',
    '\x01',
    '\x1b[A',
    '\x1bOP',
    '\x1b[1;5C',
    '\x1b[Z',
    '\x1bx',
    '\x1b\x1b[A',
    '\r',
    '\n',
    '\t',
    '\x7f',
    ' ',
    '1',
    '한',
    '😀',
    '\x1b[200~p\x1b[201~',
    '\x1b[[A',
    '\x1b[5~',
    '\x00',
  ]) {
    s.write(q);
    await sleep(1);
  }
  s.write('\x1b');
  await sleep(600);
  return keys;
});
await t(() => readline.createInterface());
await t(() => readline.createInterface({ input: new PassThrough(), completer: 5 }));
await t(() => readline.createInterface({ input: new PassThrough(), history: 5 }));
await t(() => readline.createInterface({ input: new PassThrough(), historySize: -1 }));
await t(() => readline.createInterface({ input: new PassThrough(), tabSize: 0 }));
await t(() => readline.createInterface({ input: new PassThrough(), crlfDelay: 5 }).crlfDelay);
await t(() => readline.createInterface({ input: new PassThrough(), escapeCodeTimeout: 'x' }));
await t(() => {
  const ac = new AbortController();
  ac.abort();
  const rl = readline.createInterface({ input: new PassThrough(), signal: ac.signal });
  return rl.closed;
});
await t(async () => {
  const { input, rl, lines } = make({
    history: ['old2', 'old1'],
    historySize: 2,
    removeHistoryDuplicates: true,
  });
  await feed(input, '\x1b[A\n', 'new\n', 'new\n');
  const h = [...rl.history];
  rl.close();
  return [h, lines];
});
await t(async () => {
  const { input, rl, output } = make({ prompt: '' });
  await feed(input, 'x'.repeat(45), '\x01', '\x05');
  const p = rl.getCursorPos();
  rl.close();
  return [p, output.text];
});
await t(async () => {
  const { rl } = make();
  const w = [];
  rl[Symbol.dispose]();
  return rl.closed;
});
await t(async () => {
  const e = new Error('bad');
  const input = new PassThrough();
  const rl = readline.createInterface({ input });
  input.on('error', () => {});
  const p = (async () => {
    for await (const l of rl);
  })().catch((x) => 'caught ' + x.message);
  rl.on('error', () => {});
  input.destroy(e);
  return Promise.race([p, sleep(20, 'timeout')]);
});
