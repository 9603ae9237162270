setTimeout(() => console.log('timeout 0'), 0);
setImmediate(() => {
  console.log('immediate 1');
  process.nextTick(() => console.log('tick in immediate'));
  Promise.resolve().then(() => console.log('microtask in immediate'));
});
setImmediate(() => console.log('immediate 2'));
process.nextTick(() => {
  console.log('tick 1');
  Promise.resolve().then(() => console.log('microtask of tick 1'));
  process.nextTick(() => console.log('tick of tick 1'));
});
Promise.resolve().then(() => {
  console.log('microtask 1');
  process.nextTick(() => console.log('tick of microtask 1'));
  queueMicrotask(() => console.log('microtask of microtask 1'));
});
queueMicrotask(() => console.log('microtask 2'));
(async () => {
  console.log('async start');
  await null;
  console.log('async continued');
})();
console.log('script');
process.on('beforeExit', (code) => console.log('beforeExit', code));
process.on('exit', (code) => console.log('exit', code));
