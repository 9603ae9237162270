const { basename }: typeof import('node:path') = require('node:path');
const shapes: typeof import('./lib-shapes.ts') = require('./lib-shapes.ts');

class Counter {
  #count: number = 0;
  next(step: number = 1): number {
    return (this.#count += step);
  }
}
const counter = new Counter();
counter.next();
console.log(basename(__filename), counter.next(2), shapes.area({ kind: 'square', side: 4 }));
console.log(require('node:module').stripTypeScriptTypes('let a: number = 1 as any; // stays'));
try {
  require('./lib-shapes');
} catch (error) {
  console.log((error as NodeJS.ErrnoException).code);
}
null!.nothing;
