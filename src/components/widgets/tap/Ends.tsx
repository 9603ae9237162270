import { Building } from '../../net/Building.tsx';
import type { Recording } from './experiment.ts';
import type { TapTexts } from './texts.ts';

/** Who contacts first, and who waits. */
const CLIENT = 'client';
const SERVER = 'server';

interface EndsProps {
  readonly words: TapTexts;
  readonly secure: boolean;
  /** Undefined until the run has been seen to its end. */
  readonly run: Recording | undefined;
}

/** What the two programs know at the end, and the padlock that a browser would show. */
export function Ends({ words, secure, run }: EndsProps) {
  const alertOf = (end: string) => run?.endings.find(({ by }) => by === end)?.alert;
  const lock = lockOf(secure, run);
  const { clientSaw, serverSaw } = words;
  const client = !run
    ? clientSaw.waiting
    : run.refused
      ? clientSaw.refused(run.refused.code)
      : run.answered
        ? clientSaw.answered(JSON.stringify(run.answered))
        : clientSaw.silence;
  const server = !run
    ? serverSaw.waiting
    : run.received
      ? serverSaw.received(JSON.stringify(run.received))
      : serverSaw.nothing;
  return (
    <section class="tap-ends" aria-label={words.ends}>
      <h4>{words.ends}</h4>
      <dl>
        <dt>
          <Building role={CLIENT} /> client
          {lock && <span class={`lock ${lock}`}>{words.lock[lock]}</span>}
        </dt>
        <dd>
          {client} {alertOf('client') && words.alertSent(alertOf('client')!)}
          {run?.refused && <code class="tap-error">{run.refused.message}</code>}
        </dd>
        <dt>
          <Building role={SERVER} /> server.lab
        </dt>
        <dd>
          {server} {alertOf('server.lab') && words.alertSent(alertOf('server.lab')!)}
        </dd>
      </dl>
    </section>
  );
}

/** What a browser would show; undefined while it has nothing to show. */
function lockOf(secure: boolean, run: Recording | undefined): keyof TapTexts['lock'] | undefined {
  if (!secure) return 'open';
  if (run?.refused) return 'refused';
  return run?.answered ? 'locked' : undefined;
}
