import { uploads } from './explain.ts';
import { boundsOf, freeRiders } from './model.ts';
import type { Numbers } from './numbers.ts';
import { instantOf, type Recording } from './recording.ts';
import { Scene } from './Scene.tsx';
import type { Settings } from './settings.ts';
import type { SwarmTexts } from './texts.ts';

interface StreetsProps {
  readonly words: SwarmTexts;
  readonly numbers: Numbers;
  readonly settings: Settings;
  readonly recording: Recording | undefined;
  readonly now: number;
}

/** Both structures on one clock: client–server as the fluid bound has it, P2P as the chunk swarm runs. */
export function Streets({ words, numbers, settings, recording, now: at }: StreetsProps) {
  const { N, us, K } = settings;
  const capacity = uploads(settings) - us;
  const sharers = N - freeRiders(settings);
  const fluid = at / boundsOf(settings).clientServer.time;
  // The swarm adds up many short times; where both should end together, the last digits may differ.
  const share = fluid > 1 - 1e-9 ? 1 : fluid;
  const instant = recording && instantOf(recording, settings, at);
  const pieces = instant?.pieces ?? Array.from({ length: N }, () => []);
  const moved = at > 0;
  return (
    <div class="streets">
      <Street
        words={words}
        numbers={numbers}
        name={words.clientServer}
        at={at}
        done={share === 1 ? N : 0}
        all={N}
        share={share}
        server={[moved && share < 1 ? us : 0, us]}
        peers={[0, capacity]}
      >
        {(label) => (
          <Scene
            label={label}
            serverLabel={words.server}
            peers={pieces.map(() => share)}
            pieces={K}
            sharers={0}
            underWay={
              moved && share < 1
                ? pieces.map((_, index) => ({ from: 0, to: index + 1, piece: 0, start: 0 }))
                : []
            }
            now={at}
            serverGone={false}
          />
        )}
      </Street>
      <Street
        words={words}
        numbers={numbers}
        name={words.p2p}
        at={at}
        done={pieces.filter((has) => has.length === K).length}
        all={N}
        share={pieces.reduce((sum, has) => sum + has.length, 0) / (N * K)}
        server={[instant && moved ? instant.moment.server * us : 0, us]}
        peers={[instant && moved ? instant.moment.peers : 0, capacity]}
      >
        {(label) => (
          <Scene
            label={label}
            serverLabel={instant?.serverGone ? words.left : words.server}
            peers={pieces}
            pieces={K}
            sharers={sharers}
            underWay={moved ? (instant?.underWay ?? []) : []}
            now={at}
            serverGone={instant?.serverGone ?? false}
          />
        )}
      </Street>
    </div>
  );
}

interface StreetProps extends Pick<StreetsProps, 'words' | 'numbers'> {
  readonly name: string;
  readonly at: number;
  readonly done: number;
  readonly all: number;
  readonly share: number;
  /** Upload rate in use and capacity (Mbit/s). */
  readonly server: readonly [number, number];
  readonly peers: readonly [number, number];
  readonly children: (label: string) => preact.ComponentChildren;
}

function Street({ words, numbers, name, at, done, all, share, server, peers, children }: StreetProps) {
  const people = numbers.people(done);
  const percent = numbers.wholePercent(share);
  return (
    <section class="street">
      <p class="street-head">
        <strong>{name}</strong> <span>{words.sceneState(people, percent)}</span>
      </p>
      {children(words.sceneText(name, numbers.seconds(at), people, numbers.people(all), percent))}
      <dl class="gauges">
        <Gauge name={words.serverUplink} rate={server} numbers={numbers} words={words} />
        <Gauge name={words.peerUplinks} rate={peers} numbers={numbers} words={words} />
      </dl>
    </section>
  );
}

interface GaugeProps extends Pick<StreetsProps, 'words' | 'numbers'> {
  readonly name: string;
  readonly rate: readonly [number, number];
}

function Gauge({ name, rate: [used, capacity], numbers, words }: GaugeProps) {
  return (
    <div class="gauge">
      <dt>
        <span class="sr-only">{words.uplinks}: </span>
        {name} <span aria-hidden="true">↑</span>
      </dt>
      <dd>
        <span class="gauge-track">
          <span
            class="gauge-bar"
            style={{ width: `${capacity > 0 ? Math.min((100 * used) / capacity, 100) : 0}%` }}
          />
        </span>
        <span class="gauge-value">{words.gauge(numbers.whole(used), numbers.rate(capacity))}</span>
      </dd>
    </div>
  );
}
