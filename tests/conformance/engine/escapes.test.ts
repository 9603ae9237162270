import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EmbeddedEngine } from '../../../src/lib/sandbox/embedded/embedded-engine.ts';
import type { RunEvent } from '../../../src/lib/sandbox/engine.ts';
import type { Project } from '../../../src/lib/sandbox/project.ts';
import { openEnginePage } from './engine-page.ts';
import { TO_STORAGE_AND_PAGE, TO_THE_NETWORK, wayIn } from './escape-attempts.ts';
import { OTHER_BROWSERS } from './other-browsers.ts';
import { openRemotePage, type RemotePage } from './remote-page.ts';

/** Safari runs the text of such an address, as it runs any text; what that text asks for is refused. */
const LEADS_NOWHERE: Readonly<Record<string, readonly string[]>> = {
  WebKit: ['import() of a data: address'],
};

/** Firefox has a class of its own for a stack that overflows. */
const OVERFLOW: Readonly<Record<string, string>> = { Firefox: 'InternalError' };

interface OpenPage extends RemotePage {
  /** How many windows the browser has, where that can be asked. */
  windows?(): number;
}

interface Place {
  readonly name: string;
  open(): Promise<OpenPage>;
}

/** Chromium, and the other browsers that are to be run. */
const places: readonly Place[] = [
  {
    name: 'Chromium',
    async open() {
      const { page, close } = await openEnginePage();
      return {
        evaluate: (task, argument) => page.evaluate(task as never, argument),
        windows: () => page.context().pages().length,
        close,
      };
    },
  },
  ...OTHER_BROWSERS.filter(({ path }) => path !== undefined).map((browser) => ({
    name: browser.name,
    open: () => openRemotePage(browser),
  })),
];

describe.each(places)('in $name', ({ name: browser, open }) => {
  /** A server that nothing of this may reach: it counts the connections that are opened to it. */
  let outside: Server;
  let connections = 0;
  let address: string;
  let page: OpenPage;
  let path: string;
  const ways = TO_THE_NETWORK.filter(([way]) => !LEADS_NOWHERE[browser]?.includes(way));

  beforeAll(async () => {
    outside = createServer((_request, response) => response.end('export default 1;'));
    outside.on('connection', (socket: Socket) => {
      connections++;
      socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
    address = `127.0.0.1:${(outside.address() as AddressInfo).port}`;
    page = await open();
    path = await page.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: Firefox ESR has no cookie store
      document.cookie = 'secret=cookie';
      localStorage.setItem('secret', 'stored');
      (globalThis as { secret?: string }).secret = 'global';
      document.title = 'untouched';
      (globalThis as { heard?: unknown[] }).heard = [];
      addEventListener('message', ({ data }) =>
        (globalThis as unknown as { heard: unknown[] }).heard.push(data),
      );
      return location.pathname;
    });
  }, 60_000);
  afterAll(async () => {
    await page.close();
    outside.closeAllConnections();
    outside.close();
  });

  /** Runs programs (name → text) on one host each until all wait; what each printed. */
  async function run(programs: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    const names = Object.keys(programs);
    const project: Project = {
      files: names.map((name) => ({ path: `${name}.mjs`, text: programs[name]! })),
      scenario: {
        hosts: Object.fromEntries(names.map((name, index) => [name, `10.0.0.${index + 1}`])),
        links: names.slice(1).map((name) => ({ between: [names[0]!, name] })),
        processes: names.map((name) => ({ name, host: name, file: `${name}.mjs` })),
        until: '10s',
      },
    };
    return page.evaluate(async (project) => {
      const scope = globalThis as unknown as {
        EmbeddedEngine: typeof EmbeddedEngine;
        engine?: EmbeddedEngine;
      };
      scope.engine ??= new scope.EmbeddedEngine();
      const printed: Record<string, string> = {};
      let over: () => void;
      const end = new Promise<void>((resolve) => {
        over = resolve;
      });
      const run = await scope.engine.start(project, (batch: readonly RunEvent[]) => {
        for (const event of batch) {
          if (event.type === 'output') printed[event.process] = (printed[event.process] ?? '') + event.text;
          if (event.type === 'exit' && event.reason)
            printed[event.process] = `${printed[event.process] ?? ''}<${event.reason.kind}>`;
          if (event.type === 'failed') printed.engine = event.message;
          if (event.type === 'done' || event.type === 'idle' || event.type === 'failed') over();
        }
      });
      await end;
      run.dispose();
      return printed;
    }, project);
  }

  const attemptOf = (define: string): string =>
    `${define.replaceAll('OUTSIDE', address)}
   const late = new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), 3000));
   Promise.race([(async () => attempt())(), late]).then(() => console.log('reached'), () => console.log('refused'));`;

  describe.each(wayIn)('nothing gets out, tried %s', (_, define) => {
    test.each(ways)('to the network by %s', async (_name, code) => {
      const { client } = await run({ client: attemptOf(define(code)) });
      expect(client).toBe('refused\n');
      expect(connections).toBe(0);
    });

    test.each(TO_STORAGE_AND_PAGE)('to storage or the page by %s', async (_name, code) => {
      const { client } = await run({ client: attemptOf(define(code)) });
      expect(client).toBe('refused\n');
    });
  });

  describe('no program reaches the engine or another program', () => {
    const witness =
      'setTimeout(() => console.log([1, 2].map(String).join(), {}.polluted, typeof Array.prototype.each), 500);';

    test('prototypes that one program pollutes are its own', async () => {
      const printed = await run({
        attacker:
          "Object.prototype.polluted = 'yes'; Array.prototype.each = () => {}; console.log({}.polluted);",
        victim: witness,
      });
      expect(printed).toEqual({ attacker: 'yes\n', victim: '1,2 undefined undefined\n' });
    });

    test.each([
      [
        'Array.prototype.push',
        "Array.prototype.push = Array.prototype.map = Array.prototype.splice = () => { throw new Error('broken'); };",
      ],
      [
        'Promise.prototype.then',
        "Promise.prototype.then = () => { throw new Error('broken'); }; globalThis.Promise = undefined;",
      ],
      [
        'Map, Set and Symbol.iterator',
        "Map.prototype.get = Map.prototype.set = Set.prototype.add = () => { throw new Error('broken'); }; Array.prototype[Symbol.iterator] = () => { throw new Error('broken'); };",
      ],
      [
        'Symbol.species',
        "Object.defineProperty(Array, Symbol.species, { get() { throw new Error('broken'); } }); Object.defineProperty(Uint8Array.prototype.constructor, Symbol.species, { get() { throw new Error('broken'); } });",
      ],
      [
        'Error.prepareStackTrace',
        "Error.prepareStackTrace = () => { throw new Error('broken'); }; Error.stackTraceLimit = 1e9; new Error('x').stack;",
      ],
      [
        'Object.prototype setters',
        "for (const name of ['type', 'socket', 'turn', 'slice', 'now', 'events']) Object.defineProperty(Object.prototype, name, { set() { throw new Error('broken'); }, configurable: true });",
      ],
      [
        'Math, Date and JSON',
        "Math.min = Math.max = Math.floor = () => NaN; Date.now = () => NaN; JSON.stringify = () => { throw new Error('broken'); };",
      ],
    ])('a program that replaces %s breaks itself at most', async (_name, code) => {
      const attacker = `import net from 'node:net';
      ${code}
      net.connect(7000, 'victim').on('error', () => {});
      setTimeout(() => {}, 100);`;
      const victim = `import net from 'node:net';
      net.createServer((socket) => socket.on('error', () => {})).listen(7000).unref();
      ${witness}`;
      const printed = await run({ attacker, victim });
      expect(printed.victim).toBe('1,2 undefined undefined\n');
      expect(printed.engine).toBeUndefined();
      expect(await run({ client: "console.log('fine')" })).toEqual({ client: 'fine\n' });
    });

    test('messages of the kernel cannot be forged: a program has no way to post one', async () => {
      const { client } = await run({
        client: `
        const found = [];
        const ways = ['postMessage', 'onmessage', 'dispatchEvent', 'addEventListener', 'Worker', 'close', 'self', 'DedicatedWorkerGlobalScope'];
        const scopes = [globalThis, (0, eval)('this'), new Function('return this')(), (function () { return this; }).call(undefined) ?? globalThis];
        for (const scope of scopes)
          for (let object = scope; object; object = Object.getPrototypeOf(object))
            for (const name of ways) if (Object.hasOwn(object, name)) found.push(name);
        for (const name of ways) { try { if ((0, eval)(name)) found.push(name); } catch {} }
        console.log(found.filter((name) => !['addEventListener', 'dispatchEvent'].includes(name)).join() || 'none');`,
      });
      expect(client).toBe('none\n');
    });

    test('what a program says on a broadcast channel is heard by no other program and no page', async () => {
      await page.evaluate(() => {
        const channel = new BroadcastChannel('x');
        channel.onmessage = () => (globalThis as unknown as { heard: unknown[] }).heard.push('broadcast');
      });
      const listen = "new BroadcastChannel('x').onmessage = () => console.log('heard');";
      const leave = 'setTimeout(() => process.exit(), 500);';
      const attacker = `const channel = new BroadcastChannel('x'); setInterval(() => channel.postMessage(1), 50); ${leave}`;
      expect(await run({ attacker, victim: `${listen} ${leave}` })).toEqual({});
    });

    test('the page hears no message of a program', async () => {
      expect(await page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)).toEqual([]);
    });

    test('close() ends no worker under the engine', async () => {
      const { client } = await run({
        client:
          "try { (0, eval)('close()'); } catch { console.log('refused'); } setTimeout(() => console.log('alive'), 10);",
      });
      expect(client).toBe('refused\nalive\n');
    });

    test('a stack that overflows is a RangeError, and leaves no guard behind', async () => {
      const { client } = await run({
        client: `
        let depth = 0;
        const dive = () => { depth++; dive(); };
        try { dive(); } catch (error) { console.log(error.name, depth > 1000); }
        console.log('guarded');
        for (;;);`,
      });
      expect(client).toBe(`${OVERFLOW[browser] ?? 'RangeError'} true\nguarded\n<loop>`);
    });

    test('what a program throws to be caught by its own catch does not outlive a limit', async () => {
      const { client } = await run({
        client: "for (;;) { try { for (;;); } catch { console.log('caught'); } finally { continue; } }",
      });
      expect(client).toBe('<loop>');
    });

    test('an endless loop in code made of text is ended by the watchdog, without a line', async () => {
      const printed = await run({ client: "new Function('for (;;);')();", other: "console.log('runs')" });
      expect(printed).toEqual({ client: '<unresponsive>', other: 'runs\n' });
    }, 60_000);

    test('the page is as it was', async () => {
      const state = await page.evaluate(() => [
        document.title,
        document.cookie,
        localStorage.length,
        (globalThis as { secret?: string }).secret,
        location.pathname,
        document.querySelectorAll('iframe').length,
      ]);
      expect(state).toEqual(['untouched', 'secret=cookie', 1, 'global', path, 1]);
      expect(connections).toBe(0);
      if (page.windows) expect(page.windows()).toBe(1);
    });
  });
});
