import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Deed, packetsOf, type Side, variablesAt } from '../../../lib/experiments/meddling.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { inMilliseconds } from '../../../lib/net/time.ts';
import { Ladder } from '../../net/Ladder.tsx';
import { count } from '../../net/packet-texts.ts';
import { viewOf } from '../../net/trace-view.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { answerText, ChoiceQuestion } from '../frame/ChoiceQuestion.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { inBrowser } from '../frame/in-browser.tsx';
import { Packets } from '../frame/Packets.tsx';
import { Switch } from '../frame/Switch.tsx';
import { Tabs } from '../frame/Tabs.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import { challengeStart, judge } from './challenge.ts';
import { formatDeeds, readDeeds } from './deeds.ts';
import styles from './drop.css?inline';
import { experiment, nextEvent } from './experiment.ts';
import { Hands } from './Hands.tsx';
import { inFlight } from './in-flight.ts';
import { packetName } from './packet-name.ts';
import { Result, receiverOf } from './Result.tsx';
import { Shelves } from './Shelves.tsx';
import { Street } from './Street.tsx';
import { sceneOf, scenes } from './settings.ts';
import { dropTexts } from './texts.ts';

const HOSTS = ['client', 'server.lab'];
const everything: readonly Deed['what'][] = ['drop', 'duplicate', 'delay'];

/** W10: dropping, copying and delaying packets under way, to see what TCP makes of it and what UDP does not. */
function DropWidget({ lang }: { readonly lang: Language }) {
  const words = dropTexts[lang];
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, asked, revealed, run, ran, now } = session;
  const [selected, setSelected] = useState<number>();
  const scene = sceneOf(settings);
  const deeds = readDeeds(settings.deeds)!;
  const atMs = now * 1000;
  const seconds = (value: number) => words.seconds(value.toFixed(2));
  const said = answerText(words[scene], guess);

  // The ladder grows with events, not with each frame.
  const reached = run ? run.events.findLastIndex(({ at }) => inMilliseconds(at) <= atMs) + 1 : 0;
  const view = useMemo(() => viewOf(run?.events.slice(0, reached) ?? [], HOSTS), [run, reached]);
  /** With what is still to come: an envelope moves at the pace at which it will arrive. */
  const whole = useMemo(() => viewOf(run?.events ?? [], HOSTS), [run]);
  const packets = inFlight(whole, atMs);
  const ladder = useRef<HTMLDivElement>(null);
  // The ladder follows the clock, unless the reader looks at a packet of it.
  useEffect(() => {
    const area = ladder.current?.querySelector('.net-ladder-scroll');
    if (area && selected === undefined) area.scrollTop = area.scrollHeight;
  }, [view]);
  const chosen = packets.find(({ hop, isGone }) => hop.id === selected && !isGone);
  const chosenHop = whole.hops.find(({ id }) => id === selected);
  const nameOf = (hop: (typeof whole.hops)[number]) =>
    packetName(lang, words, { hop, numbers: whole.numbers });
  const { given, waiting } = receiverOf(run, run ? now : 0);
  const variables = run && settings.protocol === 'tcp' ? variablesAt(run, atMs) : undefined;
  const verdict = useMemo(() => judge(settings), [settings]);
  const { una, nxt, rcvNxt } = variables ?? {};
  const numbers =
    settings.protocol === 'udp'
      ? words.numbersUdp
      : una === undefined || nxt === undefined || rcvNxt === undefined
        ? words.numbersNotYet
        : words.numbers(count(una, lang), count(nxt, lang), count(rcvNxt, lang));

  const setDeeds = (next: readonly Deed[]) => change({ deeds: formatDeeds(next) });
  const doIt = (what: Deed['what']) => {
    if (!chosen) return;
    const { from, nth, hop } = chosen;
    const arrival = inMilliseconds(hop.receivedAt ?? (Number.POSITIVE_INFINITY as typeof hop.enteredAt));
    const at = Math.ceil(atMs) < arrival ? Math.ceil(atMs) : Math.floor(atMs);
    setDeeds([...deeds, { what, from, nth, atMs: at }]);
    if (what === 'drop') setSelected(undefined);
  };
  const describe = ({ what, from, nth, atMs: at }: Deed) => {
    const hop = run && packetsOf(run.events, from as Side)[nth - 1];
    return words.doneAt(`${at} ms`, hop ? nameOf(hop).full : `${from} #${nth}`, what);
  };

  return (
    <Explorable
      lang={lang}
      session={session}
      styles={styles}
      controls={
        <Tabs
          lang={lang}
          labels={words.tabs}
          selected={settings.tab}
          onSelect={(tab) => {
            if (tab === settings.tab) return;
            setSelected(undefined);
            change({ ...scenes[tab - 1]!.start, tab });
          }}
        >
          {guess === undefined ? (
            <ChoiceQuestion
              key={scene}
              lang={lang}
              question={words[scene]}
              lead={words.lead}
              onPredict={session.predict}
            />
          ) : (
            <>
              <p class="widget-note">{revealed ? words.handsOn : words.hint}</p>
              {scene === 'ack' && (
                <Switch
                  label={words.protocol}
                  options={[
                    ['tcp', words.protocols.tcp],
                    ['udp', words.protocols.udp],
                  ]}
                  value={settings.protocol}
                  disabled={!revealed}
                  onChange={(protocol) => change({ protocol, deeds: '' })}
                />
              )}
            </>
          )}
        </Tabs>
      }
      guess={said}
      time={{
        format: seconds,
        nextEvent,
        speeds: [0.02, 0.05, 0.1, 0.5, 1],
        initialSpeed: 0.1,
        hold: selected,
      }}
      result={
        <>
          {ran && (
            <Result
              {...{ lang, words, settings, scene, asked }}
              run={ran}
              guess={answerText(words[scene], asked)}
              seconds={(ms) => seconds(ms / 1000)}
            />
          )}
          <Challenge
            lang={lang}
            task={words.challenge}
            onStart={() => {
              setSelected(undefined);
              change(challengeStart);
            }}
            solved={verdict === 'solved'}
            verdict={words.verdicts[verdict]}
          />
        </>
      }
    >
      <div class="drop-figures">
        <div class="drop-now">
          <Street
            words={words}
            protocol={settings.protocol}
            packets={packets}
            nameOf={({ hop }) => nameOf(hop)}
            selected={selected}
            onSelect={(hop) => setSelected(hop === selected ? undefined : hop)}
          />
          <Shelves
            words={words}
            protocol={settings.protocol}
            waiting={waiting}
            given={given}
            ghost={said && words.ghost(said)}
          />
          {run && <p class="widget-note">{numbers}</p>}
          {revealed && (
            <Hands
              words={words}
              chosen={chosenHop && nameOf(chosenHop).full}
              isInFlight={chosen !== undefined}
              allowed={scene === 'ack' ? everything : ['drop']}
              deeds={deeds}
              describe={describe}
              onDo={doIt}
              onChange={setDeeds}
            />
          )}
        </div>
        <div ref={ladder}>
          <Ladder lang={lang} view={view} selected={selected} onSelect={setSelected} />
        </div>
      </div>
      <Packets lang={lang} view={view} selected={selected} onSelect={setSelected} />
    </Explorable>
  );
}

export const Live = inBrowser(DropWidget);
