import { EventEmitter } from 'node:events';
class ProtocolError extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = 'ProtocolError';
    this.frame = { length: 5, bytes: Buffer.from('hello') };
  }
}
class Parser extends EventEmitter {
  parse(text) {
    if (!text) this.emit('error', new ProtocolError('empty frame'));
    else this.emit('frame', text);
  }
}
const parser = new Parser();
parser.on('frame', (text) => console.log('frame', text));
parser.parse('one');
console.log(new ProtocolError('shown').frame, String(new ProtocolError('as text')));
console.log(new AggregateError([new Error('a')], 'many').errors.length, new Error('x', { cause: 'y' }).cause);
parser.parse('');
