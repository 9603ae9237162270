import type { Scenario } from '../../../src/lib/net/scenario.ts';
import { inMilliseconds, type Time } from '../../../src/lib/net/time.ts';
import type { KernelListener, ProcessEnd } from '../../../src/lib/node/kernel/kernel-listener.ts';
import type { ProcessPort } from '../../../src/lib/node/kernel/process-port.ts';
import { createSession, type Session, type SessionOptions } from '../../../src/lib/node/kernel/session.ts';
import type { Boot, KernelEvent, Slice, Turn } from '../../../src/lib/node/protocol.ts';

/** What a scripted process does in one slice; whatever it leaves out is nothing. */
export type Script = (slice: Slice, boot: Boot) => Partial<Turn> | Promise<Partial<Turn>>;

/** A process without Node in it: the kernel's behaviour alone shows. */
class ScriptedPort implements ProcessPort {
  readonly #scripts: Readonly<Record<string, Script>>;
  #boot: Boot | undefined;

  constructor(scripts: Readonly<Record<string, Script>>) {
    this.#scripts = scripts;
  }

  boot(boot: Boot): void {
    this.#boot = boot;
  }

  async run(slice: Slice): Promise<Turn> {
    const boot = this.#boot as Boot;
    const script = this.#scripts[(boot.argv[0] as string).split('/').at(-1) as string] as Script;
    return { operations: [], output: [], timerAt: null, ...(await script(slice, boot)) };
  }

  terminate(): void {}
}

export interface ScriptedRun {
  readonly session: Session;
  /** What happened, a line each: virtual milliseconds, process, and what it was told or did. */
  readonly log: string[];
}

export const milliseconds = (time: Time): string => `${Math.round(inMilliseconds(time) * 1000) / 1000}ms`;

/** Two hosts 25 ms apart; the processes are the scripts, on host `client` when so named, else on `server`. */
export function scriptedRun(
  scripts: Readonly<Record<string, Script>>,
  more: Partial<Scenario> = {},
  options: Partial<Pick<SessionOptions, 'paused' | 'known' | 'speed' | 'limits' | 'files'>> = {},
): ScriptedRun {
  const log: string[] = [];
  const logged = Object.fromEntries(
    Object.entries(scripts).map(([name, script]): [string, Script] => [
      name,
      (slice, boot) => {
        const events = slice.events.map(describeEvent).join(', ') || 'timer';
        log.push(`${milliseconds(slice.now)} ${name}: ${events}`);
        return script(slice, boot);
      },
    ]),
  );
  const listener: KernelListener = {
    started: () => {},
    output: (process, stream, text, at) => log.push(`${milliseconds(at)} ${process} ${stream}: ${text}`),
    ended: (process, end, at) => log.push(`${milliseconds(at)} ${process} ended: ${describeEnd(end)}`),
    idle: (at) => log.push(`${milliseconds(at)} idle`),
    paused: (at) => log.push(`${milliseconds(at)} paused`),
  };
  const session = createSession({
    scenario: {
      hosts: { client: '10.0.0.1', server: '10.0.0.2' },
      links: [{ between: ['client', 'server'], delay: '25ms' }],
      processes: Object.keys(scripts).map((name) => ({
        name,
        host: name.startsWith('client') ? 'client' : 'server',
        file: name,
      })),
      ...more,
    },
    files: {},
    parts: {},
    home: '/home',
    listener,
    openPort: () => new ScriptedPort(logged),
    ...options,
  });
  return { session, log };
}

/** Runs scripts until nothing can happen any more; the log as text. */
export async function logOf(
  scripts: Readonly<Record<string, Script>>,
  more?: Partial<Scenario>,
): Promise<string> {
  const { session, log } = scriptedRun(scripts, more);
  session.kernel.expectNothing();
  await session.kernel.run();
  return `\n${log.join('\n')}\n`;
}

function describeEvent(event: KernelEvent): string {
  switch (event.type) {
    case 'data':
      return `data ${event.bytes.length} on ${event.socket}`;
    case 'datagram':
      return `datagram ${event.bytes.length} on ${event.socket}`;
    case 'error':
    case 'connect-failed':
      return `${event.type} ${event.errno} on ${event.socket}`;
    case 'connected':
    case 'end':
      return `${event.type} on ${event.socket}`;
    case 'room':
      return `room on ${event.socket}`;
    case 'accepted':
      return `accepted ${event.socket} on ${event.listener}`;
    case 'resolved':
      return `resolved ${event.result}`;
    case 'dns-answer':
      return 'error' in event.result ? event.result.error : `${event.result.answers.length} records`;
    case 'input':
      return `input ${JSON.stringify(event.text)}`;
    case 'signal':
      return `signal ${event.name}`;
    case 'start':
      return 'start';
  }
}

const describeEnd = ({ code, signal, reason }: ProcessEnd): string =>
  [`code ${code}`, signal, reason?.kind].filter(Boolean).join(', ');
