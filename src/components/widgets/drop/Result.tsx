import { MESSAGES, receiverAt } from '../../../lib/experiments/meddling.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { Comparison } from '../frame/Comparison.tsx';
import { type Recording, rightAnswers } from './experiment.ts';
import type { Scene, Settings } from './settings.ts';
import type { DropTexts } from './texts.ts';

interface ResultProps {
  readonly lang: Language;
  readonly words: DropTexts;
  readonly settings: Settings;
  readonly scene: Scene;
  readonly run: Recording;
  /** The answer to the question of these very settings, in words and as it stands in a link. */
  readonly guess: string | undefined;
  readonly asked: unknown;
  readonly seconds: (ms: number) => string;
}

/** After the run: what the process got and when, the guess beside it, and why. */
export function Result(props: ResultProps) {
  const { lang, words, settings, scene, run, guess, asked, seconds } = props;
  const order = run.deliveries.flatMap(({ messages }) => messages);
  const missing = Array.from({ length: MESSAGES }, (_, place) => place + 1).filter(
    (message) => !order.includes(message),
  );
  const inOrder = order.every((message, place) => message === place + 1);
  const last = seconds(run.deliveries.at(-1)?.atMs ?? 0);
  const right = rightAnswers[scene];
  const result =
    missing.length > 0
      ? words.result.incomplete(order.join(' '), missing.join(', '))
      : inOrder && order.length === MESSAGES
        ? words.result.all(last)
        : words.result.order(order.join(' '), last);
  return (
    <Comparison
      lang={lang}
      result={<strong>{result}</strong>}
      verdict={
        guess &&
        (asked === right
          ? words.verdict.right(guess)
          : words.verdict.wrong(guess, (words[scene].answers as Record<string, string>)[right]!))
      }
    >
      {why().map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Comparison>
  );

  function why(): string[] {
    const { explain } = words;
    if (settings.protocol === 'udp')
      return [missing.length === 0 && inOrder && order.length === MESSAGES ? explain.udpWhole : explain.udp];
    const again = run.events.flatMap((event) =>
      event.kind === 'packet' && event.event === 'enqueued' ? (event.packet.retransmission ?? []) : [],
    );
    const held = heldBack(run);
    if (held.messages.length > 0) {
      const name = held.messages.join(', ');
      const by = again.includes('rto') ? [explain.rto] : [explain.textbook];
      return [explain.tcp(name, String(Math.round(held.longestMs))), ...by];
    }
    if (again.includes('rto')) return [scene === 'ack' ? explain.again : explain.rto];
    return [scene === 'ack' ? explain.ack : explain.tcpWhole];
  }
}

/** The messages that had arrived and had to wait for others, and the longest of the waits. */
function heldBack(run: Recording): { readonly messages: readonly number[]; readonly longestMs: number } {
  const messages: number[] = [];
  let longestMs = 0;
  for (const { atMs, messages: given } of run.deliveries) {
    for (const message of given) {
      const wait = atMs - run.arrivals.get(message)!;
      if (wait < 1) continue;
      messages.push(message);
      longestMs = Math.max(longestMs, wait);
    }
  }
  return { messages, longestMs };
}

/** What the receiver has at a time in seconds. */
export const receiverOf = (run: Recording | undefined, now: number) =>
  run ? receiverAt(run, now * 1000) : { given: [], waiting: [] };
