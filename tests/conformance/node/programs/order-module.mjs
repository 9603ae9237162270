process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('microtask 1'));
queueMicrotask(() => {
  console.log('microtask 2');
  process.nextTick(() => console.log('tick of microtask 2'));
});
setImmediate(() => console.log('immediate'));
setTimeout(() => console.log('timeout'), 300);
console.log('module');
await null;
console.log('after await');
process.nextTick(() => console.log('tick after await'));
Promise.resolve().then(() => console.log('microtask after await'));
