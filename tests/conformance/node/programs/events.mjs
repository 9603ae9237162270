import { EventEmitter, errorMonitor, getEventListeners, on, once } from 'node:events';
const emitter = new EventEmitter();
emitter.on('a', function (...values) { console.log('a', values, this === emitter); });
emitter.prependListener('a', () => console.log('first'));
emitter.once('a', () => console.log('once'));
console.log(emitter.emit('a', 1, 2), emitter.emit('a'), emitter.emit('b'), emitter.eventNames(), emitter.listenerCount('a'));
setTimeout(() => emitter.emit('value', 42), 1);
console.log(await once(emitter, 'value'));
setTimeout(() => { emitter.emit('item', 1); emitter.emit('item', 2); emitter.emit('stop'); }, 1);
const controller = new AbortController();
emitter.once('stop', () => controller.abort());
try {
  for await (const [value] of on(emitter, 'item', { signal: controller.signal })) console.log('item', value);
} catch (error) {
  console.log(error.name);
}
emitter.on(errorMonitor, (error) => console.log('monitor', error.message));
try {
  emitter.emit('error', new Error('unheard'));
} catch (error) {
  console.log('thrown', error.message);
}
try {
  emitter.emit('error', 'text');
} catch (error) {
  console.log(error.code, error.message, error.context);
}
for (let i = 0; i < 11; i++) emitter.on('many', () => {});
console.log(getEventListeners(emitter, 'many').length, EventEmitter.defaultMaxListeners);
const target = new EventTarget();
target.addEventListener('x', (event) => console.log(event.type, event instanceof Event, event.defaultPrevented), { once: true });
console.log(target.dispatchEvent(new Event('x')), target.dispatchEvent(new Event('x')));
