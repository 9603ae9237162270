import type { TraceEvent } from '../../../lib/net/trace/event.ts';
import { utf8Bytes } from '../../../lib/net/wire/utf8.ts';
import type { EmbeddedEngine } from '../../../lib/sandbox/embedded/embedded-engine.ts';
import type { Run, RunEvent } from '../../../lib/sandbox/engine.ts';
import type { Project } from '../../../lib/sandbox/project.ts';
import client from './programs/client.mjs?raw';
import server from './programs/server.mjs?raw';

/** What came back for a request. */
export interface Asked {
  readonly answer: Uint8Array;
  readonly events: readonly TraceEvent[];
  /** When the client's program ended (ns of virtual time). */
  readonly endedAt: number;
}

let engine: Promise<EmbeddedEngine> | undefined;

/** The engine of the labs, fetched when it is first needed. */
async function open(): Promise<EmbeddedEngine> {
  const { EmbeddedEngine } = await import('../../../lib/sandbox/embedded/embedded-engine.ts');
  return new EmbeddedEngine();
}

/**
 * Sends a text to a server of real Node, in the engine in the page, and waits so long for an answer (ms of virtual time).
 * Rejects with one sentence when the engine cannot be had.
 */
export async function ask(request: string, patience: number): Promise<Asked> {
  engine ??= open();
  engine.catch(() => {
    engine = undefined;
  });
  const opened = await engine;
  const events: TraceEvent[] = [];
  let answer = '';
  let endedAt = 0;
  let run: Run | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const hear = (event: RunEvent): void => {
        if (event.type === 'trace') events.push(...event.events);
        else if (event.type === 'output' && event.process === 'client') answer += event.text;
        else if (event.type === 'exit' && event.process === 'client') endedAt = event.at;
        else if (event.type === 'failed') reject(new Error(event.message));
        else if (event.type === 'done') resolve();
      };
      opened
        .start(projectOf(request, patience), (batch) => batch.forEach(hear))
        .then((started) => {
          run = started;
        }, reject);
    });
  } finally {
    run?.dispose();
  }
  const bytes = Uint8Array.from(atob(answer), (sign) => sign.charCodeAt(0));
  return { answer: bytes, events: events.filter(({ at }) => at <= endedAt), endedAt };
}

function projectOf(request: string, patience: number): Project {
  const env = {
    HOST: 'server.lab',
    REQUEST: btoa(String.fromCharCode(...utf8Bytes(request))),
    PATIENCE: String(patience),
  };
  return {
    files: [
      { path: 'server.mjs', text: server },
      { path: 'client.mjs', text: client },
    ],
    scenario: {
      seed: 1,
      hosts: { client: '10.0.0.11', 'server.lab': '10.0.0.2' },
      links: [{ between: ['client', 'server.lab'], rate: '10mbit', delay: '25ms' }],
      processes: [
        { name: 'server', host: 'server.lab', file: 'server.mjs' },
        { name: 'client', host: 'client', file: 'client.mjs', env },
      ],
      until: `${patience / 1000 + 2}s`,
    },
  };
}
