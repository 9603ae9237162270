import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Lang } from '../../net/plot-texts.ts';
import { TimeBar } from '../../net/TimeBar.tsx';
import { Bottleneck } from './Bottleneck.tsx';
import { Comparison } from './Comparison.tsx';
import { challengeStart, judge } from './challenge.ts';
import { DistributionPlot } from './DistributionPlot.tsx';
import { Field } from './Field.tsx';
import { formatHash, type Guess, parseHash } from './hash.ts';
import { boundsOf } from './model.ts';
import { numbersIn } from './numbers.ts';
import { PredictPanel } from './PredictPanel.tsx';
import { nextEvent, type Recording, record } from './recording.ts';
import { Streets } from './Streets.tsx';
import { limits, preset, type SettingKey, type Settings } from './settings.ts';
import { Tabs } from './Tabs.tsx';
import { swarmTexts } from './texts.ts';
import './swarm.css';

type Control = Exclude<SettingKey, 'seed' | 'tab'>;

/** One new set of controls at a time. */
const controls: readonly (readonly Control[])[] = [
  ['N'],
  ['N', 'us', 'u', 'd', 'F'],
  ['N', 'free', 'leave', 'K'],
];

/** W2: client–server against P2P distribution time. Predict, run, compare, explain, challenge. */
export function SwarmWidget({ lang }: { readonly lang: Lang }) {
  const words = swarmTexts[lang];
  const numbers = useMemo(() => numbersIn(lang, words), [lang]);
  const [settings, setSettings] = useState<Settings>(preset);
  const [draft, setDraft] = useState(800);
  const [guess, setGuess] = useState<Guess>();
  const [guessedFor, setGuessedFor] = useState<Settings>();
  const [revealed, setRevealed] = useState(false);
  const [recording, setRecording] = useState<Recording>();
  /** The recording, once it has been seen to its end. */
  const [ran, setRan] = useState<Recording>();
  const [linkProblem, setLinkProblem] = useState<string>();
  const [notice, setNotice] = useState('');
  const [challenged, setChallenged] = useState(false);
  const [touched, setTouched] = useState(false);
  const [predicted, setPredicted] = useState(false);
  const [now, setNow] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const from = settings.N > 10 ? 10 : 1;
  const asked =
    typeof guess === 'number' && guessedFor && sameQuestion(guessedFor, settings) ? guess : undefined;

  const rewind = () => {
    setNow(0);
    setRecording(undefined);
    setRan(undefined);
  };
  const change = (next: Settings) => {
    if (!sameRun(next, settings)) rewind();
    setSettings(next);
    setLinkProblem(undefined);
    setNotice('');
    setTouched(true);
  };
  const predict = (said: Guess) => {
    setGuess(said);
    setGuessedFor(settings);
    setTouched(true);
    setPredicted(true);
  };

  useEffect(() => {
    const load = () => {
      const shared = parseHash(location.hash);
      if (!shared) return;
      rewind();
      setSettings(shared.settings);
      setGuess(shared.guess);
      setGuessedFor(shared.settings);
      if (typeof shared.guess === 'number') setDraft(shared.guess);
      setRevealed(false);
      setLinkProblem(shared.problem && words.badLink(shared.problem.key, shared.problem.text));
    };
    load();
    addEventListener('hashchange', load);
    return () => removeEventListener('hashchange', load);
  }, []);

  // The form with the focus is gone; the keyboard goes on at what comes next.
  useLayoutEffect(() => {
    if (predicted) root.current?.querySelector<HTMLButtonElement>('.timebar-run')?.focus();
    setPredicted(false);
  }, [predicted]);

  useEffect(() => {
    if (!touched) return;
    // Safari allows 100 changes of the address in 30 s; a slider makes more.
    const timer = setTimeout(() => history.replaceState(history.state, '', formatHash(settings, guess)), 300);
    return () => clearTimeout(timer);
  }, [settings, guess, touched]);

  useEffect(() => {
    if (!recording || now < recording.end) return;
    setRevealed(true);
    setRan(recording);
  }, [now, recording]);

  const open = guess !== undefined;
  const verdict = judge(settings);
  const { peerToPeer } = boundsOf(settings);
  const measured = {
    'other-receivers': numbers.people(settings.N),
    'server-changed': numbers.rate(settings.us),
    'file-changed': `${numbers.plain(settings.F)}\u00a0GB`,
    'too-slow': numbers.seconds(peerToPeer.time),
    solved: numbers.seconds(peerToPeer.time),
  }[verdict];

  return (
    <div class="swarm" ref={root}>
      {linkProblem && (
        <p class="swarm-problem" role="alert">
          {linkProblem}
        </p>
      )}
      {open ? (
        <Tabs
          labels={words.tabs}
          name={words.tabsLabel}
          selected={settings.tab}
          onSelect={(tab) => change({ ...settings, tab })}
        >
          <div class="fields">
            {controls[settings.tab - 1]!.map((name) => (
              <Field
                key={name}
                words={words}
                name={name}
                value={settings[name]}
                number={numbers.plain}
                disabled={!revealed}
                onChange={(value) => change({ ...settings, [name]: value })}
                {...(name === 'leave' && { hint: words.leaveHint })}
              />
            ))}
          </div>
          {settings.tab !== 2 && <p class="swarm-rest">{words.rest(settings, numbers)}</p>}
        </Tabs>
      ) : (
        <PredictPanel
          words={words}
          numbers={numbers}
          settings={settings}
          from={from}
          guess={draft}
          onGuess={setDraft}
          onFix={() => predict(draft)}
          onSkip={() => predict('skipped')}
        />
      )}
      <p class="swarm-status" role="status">
        {open && !revealed
          ? typeof guess === 'number'
            ? words.guessed(numbers.seconds(guess))
            : words.skipped
          : ''}
      </p>
      <TimeBar
        lang={lang}
        now={now}
        onTime={setNow}
        end={recording?.end}
        format={numbers.seconds}
        nextEvent={(at) => (recording ? nextEvent(recording, at) : at)}
        speeds={[1, 10, 100, 1000]}
        initialSpeed={100}
        disabled={!open}
        disabledReason={words.needPrediction}
        onRun={() => {
          const run = recording ?? record(settings);
          setRecording(run);
          return run.end;
        }}
      />
      <div class="swarm-figures">
        <DistributionPlot
          lang={lang}
          words={words}
          numbers={numbers}
          settings={settings}
          from={from}
          revealed={revealed}
          guess={open ? asked : draft}
          onGuess={open ? undefined : setDraft}
          now={now}
          end={recording?.end}
        />
        <Streets words={words} numbers={numbers} settings={settings} recording={recording} now={now} />
      </div>
      {revealed && (
        <>
          <div class="swarm-reading">
            <Comparison
              words={words}
              numbers={numbers}
              settings={settings}
              from={from}
              guess={asked}
              recording={ran}
            />
            <Bottleneck words={words} numbers={numbers} time={peerToPeer} />
          </div>
          <section class="swarm-challenge" aria-label={words.challengeTitle}>
            <h4>{words.challengeTitle}</h4>
            <p>{words.challenge}</p>
            {!challenged ? (
              <button
                type="button"
                onClick={() => {
                  setChallenged(true);
                  change(challengeStart);
                }}
              >
                {words.challengeStart}
              </button>
            ) : (
              <p class={verdict === 'solved' ? 'solved' : undefined} role="status">
                {verdict === 'solved' ? '✓ ' : ''}
                {words.verdicts[verdict](measured)}
              </p>
            )}
          </section>
        </>
      )}
      <div class="swarm-foot">
        <span>
          {words.seed} <b>{settings.seed}</b>
        </span>
        <button
          type="button"
          disabled={!open}
          onClick={() => change({ ...settings, seed: (settings.seed + 1) % (limits.seed.max + 1) })}
        >
          {words.otherSeed}
        </button>
        <button type="button" onClick={copy}>
          {words.copy}
        </button>
        {revealed && (
          <button
            type="button"
            onClick={() => {
              rewind();
              setRevealed(false);
              setGuess(undefined);
              setTouched(true);
            }}
          >
            {words.predictAgain}
          </button>
        )}
        <span role="status">{notice}</span>
      </div>
    </div>
  );

  async function copy() {
    const hash = formatHash(settings, guess);
    history.replaceState(history.state, '', hash);
    try {
      await navigator.clipboard.writeText(location.href);
      setNotice(words.copied);
    } catch {
      setNotice(words.copyFailed);
    }
  }
}

/** The same distribution problem, whatever tab is open and whatever seed drives the swarm. */
const sameQuestion = (one: Settings, other: Settings): boolean =>
  sameRun({ ...one, seed: other.seed }, other);

/** The same run of the model. */
const sameRun = (one: Settings, other: Settings): boolean =>
  (Object.keys(one) as SettingKey[]).every((key) => key === 'tab' || one[key] === other[key]);
