// Types are blanked out: every position stays that of the file as written.
import assert from 'node:assert/strict';
import data from './lib-data.json' with { type: 'json' };
import { type Shape, area, type Circle } from './lib-shapes.ts';
import type { Nothing } from './there-is-no-such-file.ts';

interface Named {
  readonly name: string;
}
type Pair<T> = readonly [T, T];
declare const undeclared: Nothing;
declare module 'made-up' {}

abstract class Base<T extends Named> implements Iterable<T> {
  declare readonly hidden: number;
  protected static count = 0;
  private readonly items: T[] = [];
  label?: string;
  late!: number;
  abstract describe(): string;
  constructor(...items: T[]) {
    this.items.push(...items);
    Base.count += items.length;
  }
  get size(): number {
    return this.items.length;
  }
  *[Symbol.iterator](this: Base<T>): Iterator<T> {
    yield* this.items;
  }
  static get total(): number {
    return Base.count;
  }
}

class List extends Base<Named> {
  override describe(this: List): string {
    return [...this].map(({ name }: Named): string => name).join('+');
  }
}

function twice(value: string): Pair<string>;
function twice(value: number): Pair<number>;
function twice<T>(value: T): Pair<T> {
  return [value, value] as const;
}

const list = new List({ name: 'a' }, { name: 'b' } satisfies Named);
console.log(list.describe(), list.size, Base.total, Object.keys(list), typeof undeclared);
console.log(twice<string>('x'), twice(2)!, (list as Base<Named>).label?.length ?? 'none');
const circle: Circle = { kind: 'circle', radius: 2 };
const shapes: readonly Shape[] = [circle, { kind: 'square', side: 3 }];
console.log(shapes.map(area), data);
const generic = async <T,>(value: T): Promise<
  T
> => value;
console.log(await generic<number>(5), generic.name);
let sum = 1 as number
;[1, 2].forEach((each: number) => (sum += each));
assert.equal(sum, 4);
const here = <T>(value: T): T => { throw new Error(`thrown with ${value}`) };
try {
  here<number>(1);
} catch (error: unknown) {
  console.log((error as Error).stack!.split('\n').slice(0, 2).join('\n'));
}
console.log(process.features.typescript);
