import { useEffect, useId } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { EngineName } from '../../lib/sandbox/engine.ts';
import { obstacleIn, surroundings } from '../../lib/sandbox/webcontainer/surroundings.ts';
import { recall, remember } from '../../lib/storage/browser-storage.ts';
import './engine-switch.css';
import { engineTexts } from './engine-texts.ts';
import type { Session } from './session.ts';
import { useListening } from './use-listening.ts';

const ENGINES: readonly EngineName[] = ['embedded', 'webcontainer'];
/** The setting that holds the learner's last choice, for all labs. */
const CHOICE = 'engine';

interface EngineSwitchProps {
  readonly session: Session;
  readonly lang: Language;
}

/** The two engines by name, what the chosen one can do, and in one line why it is not the one that was wanted. */
export function EngineSwitch({ session: { engines, view }, lang }: EngineSwitchProps) {
  const texts = engineTexts[lang];
  const listening = useListening();
  const group = useId();
  useEffect(() => {
    const look = () => {
      engines.obstacle.value = obstacleIn(surroundings());
    };
    const remembered = recall(CHOICE);
    if (ENGINES.includes(remembered as EngineName)) engines.chosen.value = remembered as EngineName;
    look();
    // Who comes back into the network may have a container again, and who leaves it cannot start one.
    addEventListener('online', look);
    addEventListener('offline', look);
    // On a host without headers the first visit ends with a service worker that has them for the next.
    navigator.serviceWorker?.addEventListener('controllerchange', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
      navigator.serviceWorker?.removeEventListener('controllerchange', look);
    };
  }, [engines]);
  const { engine, instead } = engines.decision.value;
  const why =
    instead &&
    (instead.why === 'lab' ? engines.lab.value.not?.[instead.of]?.[lang] : texts.obstacles[instead.why]);
  const choose = (name: EngineName) => {
    engines.chosen.value = name;
    remember(CHOICE, name);
    // Asked for again, it is tried again.
    if (name === 'webcontainer') engines.obstacle.value = obstacleIn(surroundings());
  };
  return (
    <fieldset class="sandbox-engine" disabled={!listening || view.active.value}>
      <legend>{texts.engine}</legend>
      {ENGINES.map((name) => (
        <label key={name} class={engines.excludes(name) ? 'excluded' : ''}>
          <input
            type="radio"
            name={group}
            checked={engine === name}
            disabled={engines.excludes(name)}
            onClick={() => choose(name)}
          />
          {texts.names[name]}
        </label>
      ))}
      <p class="what">
        {ENGINES.filter((name) => engines.excludes(name) && instead?.of !== name).map((name) => (
          <span key={name}>{engines.lab.value.not?.[name]?.[lang]} </span>
        ))}
        {texts.abilities[engine]} {engines.lab.value.partly?.[engine]?.[lang]}
      </p>
      {instead && (
        <p class="why" role="status">
          {texts.instead(texts.names[instead.of], texts.names[engine], why ?? '')}
          {instead.why !== 'lab' && (
            <>
              {' '}
              {instead.why === 'not-reloaded' ? (
                <button type="button" onClick={() => location.reload()}>
                  {texts.reload}
                </button>
              ) : (
                <button type="button" onClick={() => choose('webcontainer')}>
                  {texts.retry}
                </button>
              )}
            </>
          )}
        </p>
      )}
    </fieldset>
  );
}
