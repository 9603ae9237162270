import { useMemo, useState } from 'preact/hooks';
import { WAY } from '../../../lib/experiments/journey.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { Challenge } from '../frame/Challenge.tsx';
import { Explorable } from '../frame/Explorable.tsx';
import { inBrowser } from '../frame/in-browser.tsx';
import { Switch } from '../frame/Switch.tsx';
import { Tabs } from '../frame/Tabs.tsx';
import { TextField } from '../frame/TextField.tsx';
import { TracePackets, useTraceView } from '../frame/TracePackets.tsx';
import { useExperiment } from '../frame/use-experiment.ts';
import { experiment, type Reader } from './experiment.ts';
import styles from './journey.css?inline';
import { journeyOf } from './model.ts';
import { Opened } from './Opened.tsx';
import { Question } from './Question.tsx';
import { Result } from './Result.tsx';
import { Ruler } from './Ruler.tsx';
import { Street } from './Street.tsx';
import { settings as kinds, LONGEST, type Settings } from './settings.ts';
import { type Part, stagesOf } from './stages.ts';
import { journeyTexts } from './texts.ts';

/** The challenge: a packet of exactly so many bytes. */
const goal = 43;

/** W5: a letter from process to process, envelope in envelope, and who reads which. */
export function JourneyWidget({ lang }: { readonly lang: Language }) {
  const words = journeyTexts[lang];
  const session = useExperiment(experiment, lang);
  const { settings, change, guess, asked, revealed, run, now } = session;
  const { tab } = settings;
  const [opened, setOpened] = useState<Part>();
  // Before the run the letter lies on the table, of the same size as it will have.
  const recording = useMemo(() => {
    if (run) return run;
    const journey = journeyOf(settings);
    return { journey, stages: stagesOf(journey), end: 0 };
  }, [run, settings]);
  const { journey, stages } = recording;
  const { bytes } = journey;
  const place = Math.min(Math.floor(now + 1e-9), stages.length - 1);
  const stage = stages[place]!;
  const transport = journey.hops[0]!.packet.body.protocol === 'tcp' ? 'TCP' : 'UDP';
  const packet = bytes.message + bytes.transport + bytes.ip;
  const atMs = stage.atMs + (stage.untilMs - stage.atMs) * Math.min(now - place, 1);
  const view = useTraceView(journey.events, WAY, journey.hops[0]!.enteredAt + atMs * 1e6);
  const hop = journey.hops[hopAt(stages, place)];
  const open = guess !== undefined;
  const format = (step: number) => {
    const at = stages[Math.min(Math.floor(step + 1e-9), stages.length - 1)]!;
    return words.step(Math.floor(step + 1e-9) + 1, stages.length, at.atMs.toFixed(1));
  };
  const said = (value: typeof guess) =>
    typeof value === 'number' ? words.bytes(value) : value && words.readers[value as Reader];
  const solved = tab === 3 && packet === goal;

  return (
    <Explorable
      lang={lang}
      session={session}
      styles={styles}
      controls={
        <Tabs lang={lang} labels={words.tabs} selected={tab} onSelect={(next) => change({ tab: next })}>
          {!open ? (
            <Question lang={lang} words={words} settings={settings} onPredict={session.predict} key={tab} />
          ) : (
            tab === 3 && (
              <div class="widget-fields">
                <TextField
                  label={words.field.text}
                  value={settings.text}
                  longest={LONGEST}
                  disabled={!revealed}
                  hint={words.field.hint}
                  onChange={(text) => kinds.text.read(text) !== undefined && change({ text })}
                />
                <Switch<Settings['protocol']>
                  label={words.field.protocol}
                  options={[
                    ['udp', 'UDP'],
                    ['tcp', 'TCP'],
                  ]}
                  value={settings.protocol}
                  disabled={!revealed}
                  onChange={(protocol) => change({ protocol })}
                />
              </div>
            )
          )}
          <p class="widget-note">{words.note}</p>
        </Tabs>
      }
      guess={said(guess)}
      time={{
        format,
        nextEvent: (_, at) => Math.floor(at + 1e-9) + 1,
        speeds: [0.5, 1, 2, 4],
        initialSpeed: 1,
      }}
      result={
        <>
          {session.ran && (
            <Result lang={lang} words={words} settings={settings} recording={session.ran} guess={asked} />
          )}
          <Challenge
            lang={lang}
            task={words.challenge}
            onStart={() => change({ tab: 3 })}
            solved={solved}
            verdict={solved ? words.solved(bytes.message, bytes.transport) : words.verdict(packet)}
          />
        </>
      }
    >
      <div class="journey-figure">
        <Street
          transport={transport}
          words={words}
          names={[words.from, words.to]}
          recording={recording}
          now={now}
          moved={run !== undefined}
          label={words.describe(words.places[stage.place])}
        />
        <div class="journey-reading">
          <p class="journey-stage" role="status">
            {run &&
              words.stage(stage, {
                message: bytes.message,
                header: bytes.transport,
                packet,
                frame: bytes.frame,
                port: journey.destination.port,
                transport,
                ttl: (hop?.packet.ttl ?? 1) - 1,
              })}
          </p>
          {run && (
            <>
              <Ruler
                words={words}
                transport={transport}
                journey={journey}
                stage={stage}
                chosen={opened ?? stage.reads ?? 'message'}
                onChoose={setOpened}
                guess={revealed && tab === 1 && typeof asked === 'number' ? asked : undefined}
              />
              <Opened
                lang={lang}
                words={words}
                transport={transport}
                packet={(hop ?? journey.hops.at(-1)!).packet}
                part={opened ?? stage.reads ?? 'message'}
              />
            </>
          )}
        </div>
      </div>
      {run && <TracePackets lang={lang} view={view} current={hop?.id} />}
    </Explorable>
  );
}

/** The crossing that a step belongs to: that of its link, or of the last one before it. */
const hopAt = (stages: ReturnType<typeof stagesOf>, place: number): number =>
  Math.max(0, stages.slice(0, place + 1).filter((stage) => stage.place === 'link').length - 1);

export const Live = inBrowser(JourneyWidget);
