import { setImmediate as immediately, setInterval, setTimeout as sleep } from 'node:timers/promises';
console.log(await sleep(10, 'value'));
console.log(await immediately('now'));
let round = 0;
for await (const value of setInterval(5, 'again')) {
  console.log(value, ++round);
  if (round === 3) break;
}
const controller = new AbortController();
const waiting = sleep(1000, null, { signal: controller.signal });
controller.abort();
try {
  await waiting;
} catch (error) {
  console.log(error.name, error.code, error.message);
}
