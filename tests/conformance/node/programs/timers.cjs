const at = [];
setTimeout(() => at.push('t20'), 20);
setTimeout(() => at.push('t5'), 5);
const cancelled = setTimeout(() => at.push('never'), 6);
clearTimeout(cancelled);
let count = 0;
const interval = setInterval(() => {
  at.push(`i${++count}`);
  if (count === 3) clearInterval(interval);
}, 30);
setTimeout((a, b) => at.push(a + b), 25, 'args', '!');
setTimeout(() => {
  setImmediate(() => at.push('immediate in timer'));
  process.nextTick(() => at.push('tick in timer'));
  setTimeout(() => at.push('timer in timer'), 0);
}, 400);
const idle = setTimeout(() => at.push('unreferenced'), 10_000);
idle.unref();
console.log(idle.hasRef(), typeof idle[Symbol.toPrimitive](), typeof idle.refresh);
setTimeout(() => {
  setTimeout(() => at.push('nested 1'), 5);
  setTimeout(() => at.push('nested 2'), 5);
  at.push('outer');
}, 600);
process.on('exit', () => console.log(at.join(', ')));
