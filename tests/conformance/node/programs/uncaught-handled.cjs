process.on('uncaughtException', (error, origin) => console.log('caught', error.message, origin));
setTimeout(() => {
  console.log('first');
  throw new Error('one');
}, 1);
setTimeout(() => console.log('second still runs'), 1);
setImmediate(() => {
  throw new Error('two');
});
setImmediate(() => console.log('immediate still runs'));
process.nextTick(() => console.log('tick still runs'));
Promise.reject(new Error('four'));
queueMicrotask(() => {
  throw new Error('five');
});
