import { TAKE_OVER } from '../../lib/offline/service-worker.ts';
import styles from './offer.css?inline';
import { offlineTexts } from './texts.ts';

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
const lang = document.documentElement.lang === 'en' ? 'en' : 'ko';

/** Lets the browser store the site in the background, and offers a new version when there is one. */
export async function keepOffline(): Promise<void> {
  const { serviceWorker } = navigator;
  // Absent on plain http; and who saves data does not want megabytes of lessons unasked.
  if (!serviceWorker || (navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
  // A browser that may not store anything refuses: then the site is as it always was, with a network.
  const registration = await serviceWorker.register(`${base}sw.js`, { scope: base }).catch(() => undefined);
  if (!registration) return;
  const offerIfWaiting = () => {
    // The first version waits for nobody: there is no older one to choose instead.
    if (registration.waiting && serviceWorker.controller) offer(registration.waiting);
  };
  offerIfWaiting();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offerIfWaiting);
  });
}

function offer(waiting: ServiceWorker): void {
  if (document.querySelector('.new-version')) return;
  const text = offlineTexts[lang];
  const bar = document.createElement('div');
  bar.className = 'new-version';
  bar.setAttribute('role', 'status');
  const style = document.createElement('style');
  style.textContent = styles;
  const said = document.createElement('p');
  said.textContent = text.ready;
  bar.append(
    style,
    said,
    button(text.reload, () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage(TAKE_OVER);
    }),
    button(text.later, () => bar.remove()),
  );
  document.body.append(bar);
}

function button(name: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = name;
  made.addEventListener('click', press);
  return made;
}
