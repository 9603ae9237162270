const EventEmitter = require('events');
const emitter = new EventEmitter();
setTimeout(function fire() {
  emitter.emit('error', new Error('nobody listens'));
}, 1);
