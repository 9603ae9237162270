import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checksOf, labNames, projectOf as labProject, readLab } from '../../../scripts/labs/lab-folder.ts';
import { judge } from '../../../src/lib/lab-check/check.ts';
import { evidenceOf } from '../../../src/lib/lab-check/evidence.ts';
import { ABILITIES } from '../../../src/lib/sandbox/abilities.ts';
import type { Engine, Run, RunEvent } from '../../../src/lib/sandbox/engine.ts';
import { labSchema } from '../../../src/lib/sandbox/lab.ts';
import type { Project } from '../../../src/lib/sandbox/project.ts';
import { type ContainerHost, installContainerHost } from '../../standin/container-host.ts';
import { failures } from '../labs/failures.ts';
import { type EnginePage, openEnginePage } from './engine-page.ts';
import { ROOT } from './engine-script.ts';

/** What a test asks of a run: at an event that fits, an action. */
interface Step {
  /** A text that a process prints. */
  readonly when: string;
  readonly input?: readonly [process: string, text: string | null];
  readonly stop?: true;
}

let opened: EnginePage;
let host: ContainerHost;
beforeAll(async () => {
  opened = await openEnginePage();
  host = await installContainerHost(opened.page);
}, 60_000);
afterAll(async () => {
  host?.close();
  await opened?.close();
});

/** Runs a project on an engine of the page until it is over, or until everybody waits. */
async function run(engine: string, project: Project, steps: readonly Step[] = []): Promise<RunEvent[]> {
  return opened.page.evaluate(
    async ({ engine, project, steps }) => {
      const scope = globalThis as unknown as Record<string, new () => Engine> & {
        engines?: Record<string, Engine>;
      };
      scope.engines ??= {};
      scope.engines[engine] ??= new scope[engine]!();
      const events: RunEvent[] = [];
      const { promise: over, resolve } = Promise.withResolvers<void>();
      const left = [...steps];
      const { promise: begun, resolve: begin } = Promise.withResolvers<Run>();
      const run = await scope.engines[engine]!.start(project, (batch) => {
        events.push(...batch);
        for (const event of batch) {
          const step = event.type === 'output' ? left.findIndex(({ when }) => event.text.includes(when)) : -1;
          if (step >= 0) {
            const [{ input, stop } = {}] = left.splice(step, 1);
            void begun.then((run) => {
              if (input) run.input(...input);
              if (stop) run.stop();
            });
          }
          if (['done', 'failed'].includes(event.type)) resolve();
        }
      });
      begin(run);
      await over;
      run.dispose();
      return events;
    },
    { engine, project, steps },
  );
}

const projectOf = (programs: Readonly<Record<string, string>>): Project => ({
  files: Object.entries(programs).map(([name, text]) => ({ path: `${name}.mjs`, text })),
  scenario: {
    hosts: { client: '10.9.0.1', 'server.lab': '10.9.0.2' },
    links: [{ between: ['client', 'server.lab'], rate: '10mbit', delay: '25ms' }],
    processes: Object.keys(programs).map((name) => ({
      name,
      host: name.startsWith('server') ? 'server.lab' : 'client',
      file: `${name}.mjs`,
      env: { HOST: 'server.lab' },
    })),
  },
});

const printed = (events: readonly RunEvent[], process: string, stream?: string): string =>
  events
    .map((event) =>
      event.type === 'output' && event.process === process && (!stream || event.stream === stream)
        ? event.text
        : '',
    )
    .join('');

const exits = (events: readonly RunEvent[]) =>
  Object.fromEntries(
    events.flatMap((event) =>
      event.type === 'exit' ? [[event.process, [event.code, event.reason?.kind]]] : [],
    ),
  );

const calls = (events: readonly RunEvent[], process: string): string[] =>
  events
    .flatMap((event) => (event.type === 'trace' ? event.events : []))
    .flatMap((event) => (event.kind === 'process' && event.process === process ? [event.label] : []));

const echo = (): Project => {
  const folder = join(ROOT, 'src/content/labs/echo');
  const { files, scenario } = labSchema.parse(parse(readFileSync(join(folder, 'lab.yaml'), 'utf8')));
  return {
    files: files.map((path) => ({ path, text: readFileSync(join(folder, 'starter', path), 'utf8') })),
    scenario,
  };
};

describe.each(['EmbeddedEngine', 'WebContainerEngine'])('%s', (engine) => {
  test('runs the echo lab: both programs start in order, print, and end with 0', async () => {
    const events = await run(engine, echo());
    expect(printed(events, 'client')).toBe(
      'client: 연결됨\nclient: 되돌아온 글 "안녕, 서버!"\nclient: 연결 닫힘\n',
    );
    expect(printed(events, 'server')).toContain('server: 15바이트 받음');
    expect(exits(events)).toEqual({ server: [0, undefined], client: [0, undefined] });
    expect(
      events.filter(({ type }) => type === 'started').map((event) => 'process' in event && event.process),
    ).toEqual(['server', 'client']);
    expect(events.at(-1)?.type).toBe('done');
  });

  test('tells the calls at both sockets', async () => {
    const events = await run(engine, echo());
    expect(calls(events, 'client')).toEqual(
      expect.arrayContaining(['connect()', 'connect', 'write(15)', 'end()', 'data 15', 'end']),
    );
    expect(calls(events, 'server')).toEqual(
      expect.arrayContaining(['listen(7007)', 'connection', 'data 15', 'write(15)', 'end', 'end()']),
    );
  });

  test('a process that waits for a line gets it, and the end of input', async () => {
    const text = `
      import { createInterface } from 'node:readline';
      console.log('ready');
      for await (const line of createInterface({ input: process.stdin })) console.log(\`line: \${line}\`);
      console.log('over');`;
    const events = await run(engine, projectOf({ client: text }), [
      { when: 'ready', input: ['client', 'hello\n'] },
      { when: 'line: hello', input: ['client', null] },
    ]);
    expect(printed(events, 'client')).toMatch(/ready\n(hello\n)?line: hello\n(.*\n)?over\n/);
    expect(exits(events)).toEqual({ client: [0, undefined] });
  });

  test('stdout and stderr are told apart, and the exit code is the program’s', async () => {
    const events = await run(
      engine,
      projectOf({ client: `console.log('one'); console.error('two'); process.exitCode = 7;` }),
    );
    expect(printed(events, 'client', 'stdout')).toBe('one\n');
    expect(printed(events, 'client', 'stderr')).toBe('two\n');
    expect(exits(events)).toEqual({ client: [7, undefined] });
  });

  test('an error that nobody catches is on stderr with file and line, and ends the process with 1', async () => {
    const events = await run(engine, projectOf({ client: `\nthrow new Error('broken');` }));
    expect(printed(events, 'client', 'stderr')).toMatch(/client\.mjs:2[\s\S]*Error: broken/);
    expect(exits(events)).toEqual({ client: [1, undefined] });
  });

  test('a syntax error is on stderr with file and line', async () => {
    const events = await run(engine, projectOf({ client: `const first = 1;\nconst = 2;\n` }));
    expect(printed(events, 'client', 'stderr')).toMatch(/client\.mjs:2[\s\S]*SyntaxError/);
    expect(exits(events)).toEqual({ client: [1, undefined] });
  });

  test('a port nobody listens at refuses the connection', async () => {
    const text = `
      import net from 'node:net';
      net.connect(7999, process.env.HOST).on('error', ({ code, syscall }) => console.log(code, syscall));`;
    const events = await run(engine, projectOf({ client: text }));
    expect(printed(events, 'client')).toBe('ECONNREFUSED connect\n');
    expect(calls(events, 'client')).toEqual(expect.arrayContaining(['connect()', 'ECONNREFUSED']));
  });

  test('an HTTP server answers a client that knows it by name', async () => {
    const events = await run(
      engine,
      projectOf({
        server: `
          import http from 'node:http';
          const server = http.createServer((request, response) => response.end(\`you asked for \${request.url}\`));
          server.listen(7080, () => console.log('up'));
          server.on('connection', (socket) => socket.on('close', () => server.close()));`,
        client: `
          import http from 'node:http';
          http.get(\`http://\${process.env.HOST}:7080/page\`, { agent: false }, async (response) => {
            for await (const chunk of response) console.log(String(chunk));
          });`,
      }),
    );
    expect(printed(events, 'client')).toBe('you asked for /page\n');
    expect(calls(events, 'server').some((label) => label.startsWith('data '))).toBe(true);
  });

  test('Stop ends processes that wait', async () => {
    const waiting = `import net from 'node:net'; net.createServer().listen(7010, () => console.log('waiting'));`;
    const events = await run(engine, projectOf({ server: waiting }), [{ when: 'waiting', stop: true }]);
    expect(exits(events)).toEqual({ server: [143, 'stopped-by-user'] });
    expect(events.at(-1)?.type).toBe('done');
  });

  test('a program that prints without end is stopped', async () => {
    const events = await run(
      engine,
      projectOf({ client: `setInterval(() => console.log('x'.repeat(10_000)), 1);` }),
    );
    expect(exits(events).client?.[1]).toBe('output');
  });
});

test('a run in a container and one on the simulated network show the same calls in the same order', async () => {
  const [embedded, container] = [
    await run('EmbeddedEngine', echo()),
    await run('WebContainerEngine', echo()),
  ];
  // Names lead to other addresses there.
  const labels = (events: readonly RunEvent[], process: string) =>
    calls(events, process).map((label) => label.replace(/^lookup .*/, 'lookup'));
  for (const process of ['client', 'server'])
    expect(labels(container, process)).toEqual(labels(embedded, process));
});

test('a run in a container and one on the simulated network show the same connections', async () => {
  /** Who was connected to which port; the client's own port is chosen by its system. */
  const connections = (events: readonly RunEvent[]): string[] =>
    events
      .flatMap((event) => (event.type === 'trace' ? event.events : []))
      .flatMap((event) =>
        event.kind === 'socket' && event.state === 'ESTABLISHED'
          ? [
              `${event.host} ${[event.local.port, event.remote!.port].map((port) => (port === 7007 ? port : 'own')).join(' → ')}`,
            ]
          : [],
      );
  const embedded = connections(await run('EmbeddedEngine', echo()));
  expect(embedded.toSorted()).toEqual(['client own → 7007', 'server.lab 7007 → own']);
  expect(connections(await run('WebContainerEngine', echo())).toSorted()).toEqual(embedded.toSorted());
});

test('the messages of a container’s run are those that the packets of the simulated one carry', async () => {
  const messages = (await run('WebContainerEngine', echo())).flatMap((event) =>
    event.type === 'message' ? [`${event.message.from} → ${event.message.to} ${event.message.bytes}`] : [],
  );
  const carried = (await run('EmbeddedEngine', echo()))
    .flatMap((event) => (event.type === 'trace' ? event.events : []))
    .flatMap((event) =>
      event.kind === 'packet' && event.event === 'received' && event.packet.body.protocol === 'tcp'
        ? [{ ...event, bytes: event.packet.body.payload.length }]
        : [],
    )
    .filter(({ bytes }) => bytes > 0)
    .map(({ from, to, bytes }) => `${from} → ${to} ${bytes}`);
  expect(messages).toEqual(carried);
});

/** Every lab that a container can run. */
const containerLabs = labNames.filter((name) => readLab(name).engines?.not?.webcontainer === undefined);

test('the solutions of the labs that a container can run pass in it what needs no packets', async () => {
  // All at once, each in a folder of its own: their ports differ, and most of their time is waiting.
  const projects = containerLabs.map((name) => [name, labProject(name, 'solution')] as const);
  const certificate = labProject('eavesdropper', 'solution').files.filter(({ path }) =>
    path.endsWith('.pem'),
  );
  const together: Project = {
    files: [
      ...certificate,
      ...projects.flatMap(([name, { files }]) =>
        files.map(({ path, text }) => ({ path: `${name}/${path}`, text })),
      ),
    ],
    scenario: {
      hosts: Object.assign({}, ...projects.map(([, { scenario }]) => scenario.hosts)),
      processes: projects.flatMap(([name, { scenario }]) =>
        scenario.processes.map((one) => ({
          ...one,
          name: `${name}/${one.name}`,
          file: `${name}/${one.file}`,
        })),
      ),
    },
  };
  const events = await run('WebContainerEngine', together);
  const failed: Record<string, unknown> = {};
  for (const [name, project] of projects) {
    const own = events.flatMap((event) =>
      'process' in event && event.process.startsWith(`${name}/`)
        ? [{ ...event, process: event.process.slice(name.length + 1) }]
        : [],
    );
    failed[name] = failures(
      judge((await checksOf(name)).run, evidenceOf(project, own, ABILITIES.webcontainer)),
    );
  }
  expect(failed).toEqual(Object.fromEntries(containerLabs.map((name) => [name, {}])));
});

test('a page that is left takes its container with it', async () => {
  expect(host.instances.size).toBe(1);
  await opened.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await expect.poll(() => host.instances.size).toBe(0);
});
