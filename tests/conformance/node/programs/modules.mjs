import fallback, { count, increment, Shape as Renamed } from './lib-counter.mjs';
import * as everything from './lib-counter.mjs';
import data from './lib-data.json' with { type: 'json' };
import legacy, { named } from './lib-legacy.cjs';
import { first } from './lib-cycle-a.mjs';
import './lib-detected.js';
console.log(count, increment(), count, everything.count, fallback(), fallback.name, new Renamed());
console.log(everything, Object.keys(everything), everything[Symbol.toStringTag]);
console.log(data, legacy, named, first());
try {
  count = 5;
} catch (error) {
  console.log(`${error}`);
}
try {
  everything.count = 5;
} catch (error) {
  console.log(`${error}`);
}
const again = await import('./lib-counter.mjs');
console.log(again === everything, (await import('node:path')).join('a', 'b'), (await import('./lib-legacy.cjs')).default === legacy);
for (const specifier of ['./nowhere.mjs', 'no-such-package', 'node:nothing', './lib-data.json'])
  await import(specifier).catch((error) => console.log(error.code, error.message.replace(/'?(file:\/\/)?\/.*?\/(lib|no|mod)/g, '$2')));
console.log(typeof require, typeof module, typeof __filename, this, import.meta.resolve('./x.mjs').slice(-6));
console.log((() => { try { return undeclared; } catch (error) { return error.message; } })());
export { count as reexported };
export default class {}
