import { Field, type ObjectField } from '../../net/scenario/field.ts';
import { readScenario } from '../../net/scenario/read.ts';
import { ScenarioError } from '../../net/scenario/scenario-error.ts';
import type { Scenario } from '../../net/scenario.ts';
import type { Recording } from './recording.ts';
import { withinLimits } from './within-limits.ts';

const LARGEST = Number.MAX_SAFE_INTEGER;
const MOMENT = ['at', 'step'];

/**
 * Checks that a value (parsed JSON) is a recording, and returns it as one. Throws a ScenarioError that names the first
 * wrong field.
 */
export function readRecording(value: unknown): Recording {
  const recording = new Field('', value).object([
    'format',
    'version',
    'scenario',
    'files',
    'home',
    'env',
    'limits',
    'inputs',
    'end',
    'digest',
  ]);
  recording.required('format').oneOf(['ieum-recording']);
  recording.required('version').wholeNumber(1, 1);
  const scenario = withinLimits(readScenario(recording.required('scenario').value));
  readTexts(recording.required('files'));
  recording.required('home').nonEmptyText();
  const env = recording.optional('env');
  if (env) readTexts(env);
  const limits = recording.required('limits').object(['output', 'loop', 'turns', 'sockets']);
  for (const name of ['output', 'loop', 'turns', 'sockets']) limits.required(name).wholeNumber(1, LARGEST);
  const end = readMoment(recording.required('end').object(MOMENT));
  let before = { at: 0, step: 0 };
  for (const field of recording.required('inputs').list()) {
    const moment = readInput(field, scenario);
    if (moment.step < before.step || moment.at < before.at || moment.step > end.step || moment.at > end.at) {
      const { at, step } = moment;
      throw new ScenarioError(field.path, { kind: 'moment-in-order' }, { at, step });
    }
    before = moment;
  }
  recording.required('digest').text();
  return value as Recording;
}

function readTexts(field: Field): void {
  for (const [, text] of field.entries()) text.text();
}

function readMoment(object: ObjectField): { readonly at: number; readonly step: number } {
  const [at, step] = [object.required('at'), object.required('step')];
  at.wholeNumber(0, LARGEST);
  step.wholeNumber(0, LARGEST);
  return { at: at.value as number, step: step.value as number };
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  stdin: ['process', 'text'],
  signal: ['process', 'name'],
  restart: ['process', 'files'],
  link: ['between', 'change'],
  remove: ['hop'],
  'loop-limit': ['process', 'count'],
  lost: ['process', 'byUser', 'message', 'memory'],
};

function readInput(field: Field, scenario: Scenario): { readonly at: number; readonly step: number } {
  const type = new Field(`${field.path}.type`, (field.value as { type?: unknown } | null)?.type);
  type.oneOf(Object.keys(FIELDS));
  const fields = FIELDS[type.value as string]!;
  const input = field.object(['type', ...MOMENT, ...fields]);
  const processes = scenario.processes.map(({ name }) => name);
  if (type.value !== 'signal' && fields.includes('process')) input.required('process').oneOf(processes);
  else input.optional('process')?.oneOf(processes);
  const text = input.optional('text');
  if (text && text.value !== null) text.text();
  if (type.value === 'signal') input.required('name').oneOf(['SIGINT', 'SIGKILL', 'SIGTERM']);
  const files = input.optional('files');
  if (files) readTexts(files);
  if (type.value === 'link') readLink(input, scenario);
  if (type.value === 'remove') input.required('hop').wholeNumber(0, LARGEST);
  if (type.value === 'loop-limit') input.required('count').wholeNumber(0, LARGEST);
  input.optional('byUser')?.boolean();
  input.optional('message')?.text();
  input.optional('memory')?.wholeNumber(0, LARGEST);
  return readMoment(input);
}

function readLink(input: ObjectField, { links = [] }: Scenario): void {
  const between = input.required('between');
  const names = between.list().map(({ value }) => value);
  const joined = links.some(({ between: [first, second] }) =>
    names[0] === first ? names[1] === second : names[0] === second && names[1] === first,
  );
  if (names.length !== 2 || !joined) throw new ScenarioError(between.path, { kind: 'joined-pair' }, names);
  const change = input
    .required('change')
    .object(['rate', 'delay', 'jitter', 'loss', 'duplicate', 'queue', 'mtu', 'down']);
  for (const name of ['rate', 'delay', 'jitter', 'queue']) change.optional(name)?.wholeNumber(0, LARGEST);
  for (const name of ['loss', 'duplicate']) change.optional(name)?.probability();
  change.optional('mtu')?.wholeNumber(68, 65_535);
  change.optional('down')?.boolean();
}
