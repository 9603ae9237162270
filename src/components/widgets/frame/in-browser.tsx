import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { frameTexts } from './texts.ts';

interface WidgetProps {
  readonly lang: Language;
}

/** A widget that is drawn in the browser alone, so that the page carries the room for it and nothing more. */
export function inBrowser(Widget: ComponentType<WidgetProps>): ComponentType<WidgetProps> {
  return function InBrowser({ lang }: WidgetProps) {
    const [here, setHere] = useState(false);
    useEffect(() => setHere(true), []);
    return here ? <Widget lang={lang} /> : <Waiting lang={lang} />;
  };
}

/** The room for a widget, and what to do when it does not come (Widget.astro shows that only after a while). */
function Waiting({ lang }: WidgetProps) {
  const words = frameTexts[lang];
  return (
    <div class="widget-waiting">
      <p>{words.loading}</p>
      <p class="widget-late">
        {words.late} <a href=".">{words.loadAgain}</a>
      </p>
    </div>
  );
}
