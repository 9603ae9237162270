import { finish } from '../../../lib/experiments/steps.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { HandoutTable } from '../frame/HandoutTable.tsx';
import { fatesAt, Roll } from './Roll.tsx';
import { record } from './recording.ts';
import sheet from './roll.css?inline';
import { preset, scenes } from './settings.ts';
import { slidersTexts } from './texts.ts';

/** Both calls, near and far, when they are over: for paper and for pages without JavaScript. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = slidersTexts[lang];
  const ways = scenes.slice(0, 2).map(({ start }, place) => {
    const { tcp, udp } = finish(record({ ...preset, ...start, tab: place + 1 }));
    return { start, calls: { tcp: tcp.frames, udp: udp.frames } };
  });
  const over = Number.POSITIVE_INFINITY;
  return (
    <>
      <style>{sheet}</style>
      <div>
        {ways.flatMap(({ start, calls }) =>
          (['tcp', 'udp'] as const).map((protocol) => {
            const name = `${words.call[protocol]}, ${words.table.onWay(start.delay * 2, String(start.loss))}`;
            const fates = fatesAt(calls[protocol], over);
            return (
              <div key={name}>
                <b>{name}</b> · {words.tally(fates)}
                <Roll frames={calls[protocol]} atMs={over} text={words.rollText(name, 100, fates)} />
              </div>
            );
          }),
        )}
      </div>
      <HandoutTable
        columns={[words.table.way, words.table.tcp, words.table.udp]}
        rows={ways.map(({ start, calls }) => {
          const [tcp, udp] = [fatesAt(calls.tcp, over), fatesAt(calls.udp, over)];
          return [
            words.table.onWay(start.delay * 2, String(start.loss)),
            `${tcp.onTime} / ${tcp.late}`,
            `${udp.onTime} / ${udp.lost}`,
          ];
        })}
      />
      <p class="widget-note">{words.handout}</p>
    </>
  );
}
