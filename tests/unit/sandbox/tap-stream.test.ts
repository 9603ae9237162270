import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TapOutput } from '../../../src/lib/sandbox/webcontainer/tap-event.ts';
import { TapStream } from '../../../src/lib/sandbox/webcontainer/tap-stream.ts';

const told = (value: object): string => `\x1b]7007;${JSON.stringify(value)}\x07`;
const write = { kind: 'call', t: 5, socket: 1, label: 'write(2)', sent: 2 };

/** Text by stream and events by label, neighbours of one stream joined: what a reader of the whole would see. */
function summary(pieces: readonly string[]): string[] {
  const stream = new TapStream();
  const outputs: readonly TapOutput[] = [...pieces.flatMap((piece) => stream.read(piece)), ...stream.end()];
  const lines: string[] = [];
  let last = '';
  for (const output of outputs) {
    const name = output.type === 'text' ? output.stream : 'event';
    const text = output.type === 'text' ? output.text : JSON.stringify(output.event);
    if (name === last && name !== 'event') lines.push(lines.pop() + text);
    else lines.push(`${name} ${text}`);
    last = name;
  }
  return lines;
}

const session = `before\r\n${told(write)}${told({ kind: 'stderr', on: true })}oops\r\n${told({ kind: 'stderr', on: false })}after\r\n`;
const read = ['stdout before\n', `event ${JSON.stringify(write)}`, 'stderr oops\n', 'stdout after\n'];

test('events come out of the output, and the two streams are told apart', () => {
  expect(summary([session])).toEqual(read);
});

test('it does not matter where the output is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(session.length), { maxLength: 12 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), session.length];
      const pieces = places.slice(1).map((place, index) => session.slice(places[index], place));
      expect(summary(pieces)).toEqual(read);
    }),
  );
  expect(summary([...session])).toEqual(read);
});

test.each([
  ['a sequence of another kind', '\x1b]0;title\x07 done\n'],
  ['a sequence that is no JSON', '\x1b]7007;{oops\x07 done\n'],
  ['a sequence that nobody of ours wrote', '\x1b]7007;{"kind":"other"}\x07 done\n'],
  ['a sequence that never ends', `\x1b]7007;${'x'.repeat(5000)}`],
  ['a sequence cut off by the end', 'done \x1b]7007;{"kind"'],
])('%s stays text', (_name, text) => {
  expect(summary([...text])).toEqual([`stdout ${text}`]);
});
