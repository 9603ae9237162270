import type { Language } from '../../lib/i18n/language.ts';
import { formatMilliseconds } from '../net/packet-texts.ts';
import { Jump, Scrub, Speed } from '../net/TimeControls.tsx';
import '../net/TimeBar.css';
import type { Session } from './session.ts';
import './transport.css';
import { sandboxTexts } from './texts.ts';
import { useListening } from './use-listening.ts';

interface TransportProps {
  readonly session: Session;
  readonly lang: Language;
  /** A step begins a run. */
  readonly onBegin: () => void;
}

/** Parts of real time at which a run can be watched. */
const SLOWDOWNS = [1, 10, 100, 1000] as const;

/** The run in time: pause, a step to the next event or packet, its speed, and any moment of it again. */
export function Transport({ session, lang, onBegin }: TransportProps) {
  const texts = sandboxTexts[lang];
  const listening = useListening();
  const { view, runner } = session;
  const kind = view.phase.value.kind;
  const stands = kind === 'paused';
  const moves = kind === 'running' || kind === 'idle';
  const step = (what: 'event' | 'packet') => {
    if (!view.active.value) onBegin();
    void session.step(what);
  };
  const horizon = view.horizon.value;
  return (
    <fieldset class="timebar sandbox-transport" aria-busy={runner.seeking.value}>
      <legend class="sr-only">{texts.transport}</legend>
      <Jump
        sign={stands ? '▶' : '❚❚'}
        name={stands ? texts.resume : texts.pause}
        disabled={!listening}
        idle={!stands && !moves}
        onJump={() => (stands ? runner.resume() : runner.pause())}
      />
      <Jump
        sign="❚▶"
        name={texts.stepEvent}
        disabled={!listening}
        idle={kind === 'starting'}
        onJump={() => step('event')}
      />
      <Jump
        sign="❚▶"
        name={texts.stepPacket}
        disabled={!listening}
        idle={kind === 'starting'}
        onJump={() => step('packet')}
      />
      <Speed
        name={texts.speed}
        speeds={[
          [Infinity, texts.fastest],
          ...SLOWDOWNS.map((times) => [1 / times, texts.slower(times)] as const),
        ]}
        speed={runner.speed.value}
        disabled={!listening}
        onSpeed={(speed) => runner.setSpeed(speed)}
      />
      <Scrub
        name={texts.time}
        now={view.now.value}
        end={horizon > 0 && kind !== 'before' && kind !== 'failed' ? horizon : undefined}
        disabled={!listening}
        format={formatMilliseconds}
        onTime={(time) => runner.seek(time)}
      />
    </fieldset>
  );
}
