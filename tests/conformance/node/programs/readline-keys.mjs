import readline from 'node:readline';
import { PassThrough } from 'node:stream';

const input = new PassThrough();
let shown = '';
const output = new PassThrough().setEncoding('utf8').on('data', (text) => (shown += text));
const lines = readline.createInterface({ input, output, terminal: true, historySize: 3, completer: (text) => [['help', 'hello'], text] });
lines.on('line', (line) => console.log('line', JSON.stringify(line)));
lines.on('history', (history) => console.log(history));
readline.emitKeypressEvents(input, lines);
input.on('keypress', (text, key) => console.log(JSON.stringify(text), key?.name, key?.ctrl));
input.write('one\ntwo\n한글\n');
input.write('\u001b[A\u001b[A!\n');
input.write('abc\u0002\u0002X\u0001Y\u0005Z\n');
input.write('\u0004');
lines.on('close', () => console.log('close', JSON.stringify(shown)));
