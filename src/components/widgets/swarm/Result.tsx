import type { Lang } from '../../net/plot-texts.ts';
import { Comparison } from '../frame/Comparison.tsx';
import { explain } from './explain.ts';
import { boundsOf } from './model.ts';
import type { Numbers } from './numbers.ts';
import type { Recording } from './recording.ts';
import type { Settings } from './settings.ts';
import type { SwarmTexts } from './texts.ts';

interface ResultProps {
  readonly lang: Lang;
  readonly words: SwarmTexts;
  readonly numbers: Numbers;
  readonly settings: Settings;
  /** The number of receivers to compare with. */
  readonly from: number;
  /** The learner's prediction of these settings' P2P time. */
  readonly guess: number | undefined;
  /** Absent until these settings have been run to the end. */
  readonly recording: Recording | undefined;
}

/** A guess within this share of the model's answer counts as right. */
const close = 0.1;

/** After the run: result against prediction, why, and how far the real swarm is from the bound. */
export function Result(props: ResultProps) {
  const { lang, words, numbers, settings, from, guess, recording } = props;
  const { clientServer, peerToPeer } = boundsOf(settings);
  const ratio = clientServer.time / peerToPeer.time;
  const stuck = recording !== undefined && recording.result.time === undefined;
  const real = ({ end, result: { time, missing } }: Recording): string => {
    if (time === undefined)
      return words.stuck(words.pieceCount(numbers.plain(missing.length)), numbers.seconds(end));
    const bound = numbers.seconds(peerToPeer.time);
    const pieces = words.pieceCount(numbers.plain(settings.K));
    const late = time / peerToPeer.time - 1;
    if (late < 0.0005) return words.realSame(bound, pieces);
    const sentence = words.real(bound, pieces, numbers.seconds(time), numbers.percent(late));
    return settings.leave > 0 && settings.leave < time ? `${sentence} ${words.realLeft}` : sentence;
  };
  const verdict = (said: number): string =>
    Math.abs(said / peerToPeer.time - 1) <= close
      ? words.verdictClose(numbers.seconds(said))
      : words.verdictOff(
          numbers.seconds(said),
          numbers.times(said / peerToPeer.time),
          said > peerToPeer.time,
        );
  return (
    <Comparison
      lang={lang}
      result={
        <>
          <strong>
            {words.result(
              numbers.people(settings.N),
              numbers.seconds(peerToPeer.time),
              numbers.seconds(clientServer.time),
            )}
          </strong>{' '}
          {stuck ? '' : ratio > 1.005 ? words.faster(numbers.times(ratio)) : words.equal}
        </>
      }
      verdict={guess === undefined ? undefined : verdict(guess)}
    >
      <p>{explain(words, numbers, settings, from)}</p>
      <p>
        <b>{words.realTitle}.</b> {recording ? real(recording) : words.notYet}
      </p>
    </Comparison>
  );
}
