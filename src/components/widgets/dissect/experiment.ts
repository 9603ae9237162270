import { messageFields } from '../../../lib/messages/dissect.ts';
import { requestText } from '../../../lib/messages/http-request.ts';
import { problemIn } from '../../../lib/messages/protocol-table.ts';
import { type TableTalk, tableTalk } from '../../../lib/messages/table-talk.ts';
import type { TraceEvent } from '../../../lib/net/trace/event.ts';
import type { Field } from '../../../lib/net/wire/field.ts';
import { packetTimes } from '../../net/packet-times.ts';
import type { Experiment } from '../frame/use-experiment.ts';
import { ask } from './real-server.ts';
import { protocolOf, type SampleName, sampleBytes } from './samples.ts';
import { requestOf, type Settings, settings, tableOf } from './settings.ts';
import { problemText } from './table-problem.ts';
import type { DissectTexts } from './texts.ts';

/** A message is read from its first byte to its last: here the model's time counts bytes. */
export interface Reading {
  readonly kind: 'read';
  readonly sample: SampleName;
  readonly bytes: Uint8Array;
  readonly fields: readonly Field[];
  readonly end: number;
  readonly moments: readonly number[];
}

/** A request and what a real server made of it. */
export interface Asking {
  readonly kind: 'ask';
  readonly answer: Uint8Array;
  /** 200, 400 …; undefined for silence. */
  readonly status: number | undefined;
  readonly events: readonly TraceEvent[];
  readonly end: number;
  readonly moments: readonly number[];
}

/** Two programs made of a table. */
export interface Talking {
  readonly kind: 'talk';
  readonly talk: TableTalk;
  readonly end: number;
  readonly moments: readonly number[];
}

export type Recording = Reading | Asking | Talking;

/** The question of each tab, by the name it has in a link. */
export const QUESTIONS = ['end', 'answer', 'understood'] as const;
export type QuestionName = (typeof QUESTIONS)[number];

/** How a server may answer, as the learner says it before. */
export const ANSWERS = ['200', '400', '404', 'silence'] as const;

const count = (text: string): number | undefined => (/^\d{1,4}$/.test(text) ? Number(text) : undefined);

/** W14: messages taken apart, put together and made up. Its sentences on what cannot be run are in the reader's language. */
export const experimentIn = (words: DissectTexts): Experiment<Settings, Recording> => ({
  id: ID,
  settings,
  always: ['tab'],
  questions: {
    end: count,
    answer: (text) => ANSWERS.find((answer) => answer === text),
    understood: count,
  },
  questionOf: ({ tab }) => QUESTIONS[tab - 1]!,
  record: (settings) => record(settings, words),
  views: [],
});

export const ID = 'w-dissect';

/** Rejects with one sentence when it cannot be run. */
export async function record(settings: Settings, words: DissectTexts): Promise<Recording> {
  if (settings.tab === 1) return read(settings.sample, words);
  return settings.tab === 2 ? askServer(settings, words) : talk(settings, words);
}

async function read(sample: SampleName, words: DissectTexts): Promise<Reading> {
  const bytes = await Promise.resolve(sampleBytes(sample)).catch(() => {
    throw new Error(words.noCrypto);
  });
  const fields = messageFields(protocolOf(sample), bytes);
  const moments = [...new Set(endsOf(fields))].sort((one, other) => one - other);
  return { kind: 'read', sample, bytes, fields, end: bytes.length, moments };
}

const endsOf = (fields: readonly Field[]): number[] =>
  fields.flatMap(({ offset, length, children = [] }) => [offset + length, ...endsOf(children)]);

async function askServer(settings: Settings, words: DissectTexts): Promise<Asking> {
  const request = requestText(requestOf(settings));
  const asked = await ask(request, Number(settings.patience) * 1000).catch((error: Error) => {
    throw new Error(words.noEngine(error.message));
  });
  const line = new TextDecoder().decode(asked.answer.slice(0, 12));
  const status = /^HTTP\/1\.1 (\d{3})$/.exec(line)?.[1];
  return {
    kind: 'ask',
    answer: asked.answer,
    status: status === undefined ? undefined : Number(status),
    events: asked.events,
    end: asked.endedAt / 1e9,
    moments: packetTimes(asked.events),
  };
}

async function talk(settings: Settings, words: DissectTexts): Promise<Talking> {
  const table = tableOf(settings);
  const problem = problemIn(table);
  if (problem) throw new Error(problemText(problem, words));
  const made = tableTalk(table);
  const moments = packetTimes(made.events);
  return { kind: 'talk', talk: made, end: moments.at(-1)!, moments };
}

export const nextEvent = ({ moments, end }: Recording, now: number): number =>
  moments.find((at) => at > now + 1e-9) ?? end;

/** Where the first message of a sample ends: the byte after which its reader need not wait for more. */
export const endOfFirst = (fields: readonly Field[]): number => fields[0]!.offset + fields[0]!.length;
