import { PLAIN_REQUEST, type RequestParts } from '../../../lib/messages/http-request.ts';
import type { LengthRule, MessageType, ProtocolTable, Syntax } from '../../../lib/messages/protocol-table.ts';
import { formatTypes, parseTypes } from '../../../lib/messages/table-text.ts';
import { oneOf, presets, type Settings as SettingsOf, whole, words } from '../frame/setting.ts';
import { SAMPLES, type SampleName } from './samples.ts';

/** What the learner sets. */
export interface Settings {
  /** Which of the three things is done: take apart, build, make a protocol. */
  readonly tab: number;
  readonly sample: SampleName;
  readonly method: string;
  readonly target: string;
  readonly version: RequestParts['version'];
  /** How many Host lines. */
  readonly hosts: 'none' | 'one' | 'two';
  readonly empty: 'yes' | 'no';
  readonly ending: RequestParts['ending'];
  /** How long the client waits for an answer (s). */
  readonly patience: '3' | '180';
  readonly syntax: Syntax;
  readonly rule: LengthRule;
  /** The types of the protocol, in one line. */
  readonly types: string;
}

export const LONGEST_METHOD = 20;
export const LONGEST_TARGET = 80;

/** QUIZ/1, cut down to three requests. */
const TYPES: readonly MessageType[] = [
  {
    type: 'HELLO',
    from: 'client',
    fields: [{ name: 'name', kind: 'text', example: '나래' }],
    reply: 'WELCOME',
  },
  { type: 'ASK', from: 'client', fields: [], reply: 'QUESTION' },
  { type: 'ANSWER', from: 'client', fields: [{ name: 'sum', kind: 'number', example: '5' }], reply: 'RIGHT' },
  { type: 'WELCOME', from: 'server', fields: [] },
  {
    type: 'QUESTION',
    from: 'server',
    fields: [
      { name: 'a', kind: 'number', example: '2' },
      { name: 'b', kind: 'number', example: '3' },
    ],
  },
  { type: 'RIGHT', from: 'server', fields: [] },
];

export const settings = {
  tab: whole(1, { min: 1, max: 3 }),
  sample: oneOf<SampleName>('http-request', SAMPLES),
  method: words(PLAIN_REQUEST.method, { longest: LONGEST_METHOD }),
  target: words(PLAIN_REQUEST.target, { longest: LONGEST_TARGET }),
  version: oneOf<RequestParts['version']>('HTTP/1.1', ['HTTP/1.1', 'HTTP/1.0']),
  hosts: oneOf<Settings['hosts']>('one', ['none', 'one', 'two']),
  empty: oneOf<Settings['empty']>('no', ['yes', 'no']),
  ending: oneOf<RequestParts['ending']>('CRLF', ['CRLF', 'LF']),
  patience: oneOf<Settings['patience']>('3', ['3', '180']),
  syntax: oneOf<Syntax>('words', ['words', 'numbers']),
  rule: oneOf<LengthRule>('characters', ['line', 'bytes', 'characters']),
  types: {
    preset: formatTypes(TYPES),
    read: (text: string) => (parseTypes(text) ? text : undefined),
  },
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);

const HOSTS = { none: [], one: PLAIN_REQUEST.hosts, two: [...PLAIN_REQUEST.hosts, 'other.lab'] } as const;

/** The request that the learner has put together. */
export const requestOf = (settings: Settings): RequestParts => ({
  method: settings.method,
  target: settings.target,
  version: settings.version,
  hosts: HOSTS[settings.hosts],
  empty: settings.empty === 'yes',
  ending: settings.ending,
});

export const tableOf = ({ syntax, rule, types }: Settings): ProtocolTable => ({
  syntax,
  rule,
  types: parseTypes(types)!,
});
