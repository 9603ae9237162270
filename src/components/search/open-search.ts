import { h, render } from 'preact';
import { SearchDialog } from './SearchDialog.tsx';

let host: HTMLElement | undefined;

/** Opens the search over the page, in the page's language; when it is open already, closes it. */
export function openSearch(): void {
  if (host) {
    host.querySelector('dialog')?.close();
    return;
  }
  const lang = document.documentElement.lang === 'en' ? 'en' : 'ko';
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  const made = document.createElement('div');
  const onClose = () => {
    render(null, made);
    made.remove();
    host = undefined;
  };
  host = made;
  document.body.append(made);
  render(h(SearchDialog, { base, lang, onClose }), made);
}
