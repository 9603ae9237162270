// The methods in which the engine counts what collections hold look as the language's own.
const util = require('util');

class List extends Array {}
class Doubled extends Map {
  set(key, value) {
    return super.set(key, value * 2);
  }
}

function pushed(object, ...values) {
  Array.prototype.push.apply(object, values);
  return object;
}

function ofUndefined() {
  return undefined.push(1);
}

function ofNoArray() {
  return {}.push(1);
}

function longList() {
  const list = [];
  for (let number = 0; number < 6000; number++) list.push(number);
  return list.length;
}

const attempts = [
  // push
  () => [].push.length + [].push.name,
  () => String([].push),
  () => util.inspect([].push),
  () => Object.getOwnPropertyDescriptor(Array.prototype, 'push'),
  () => 'prototype' in [].push,
  () => [].push(),
  () => pushed([], 1, 2, 3),
  () => pushed({ length: 1 }, 'a', 'b'),
  () => Array.prototype.push.call({ length: 2 }, 'x'),
  () => Array.prototype.push.call(null, 1),
  () => Array.prototype.push.call('abc', 1),
  () => Object.freeze([]).push(1),
  () => new List().push(5),
  () => Reflect.apply([].push, [1], [2]),
  ofUndefined,
  ofNoArray,
  longList,
  // fill
  () => [].fill.length + [].fill.name,
  () => [1, 2, 3].fill(0, 1),
  () => new Array(5).fill(),
  () => Array.prototype.fill.call({ length: 2 }, 7),
  // set
  () => new Map().set.length + new Map().set.name,
  () => new Map().set(1, 2).set(3, 4),
  () => new Map().set(),
  () => Map.prototype.set.call(new Set(), 1, 2),
  () => Map.prototype.set.call(5, 1, 2),
  () => new Doubled([[1, 2]]),
  () => new Map([[1, 2]]).size,
  // add
  () => new Set().add(1).add(1),
  () => new Set().add(),
  () => Set.prototype.add.call({}, 1),
];

for (const attempt of attempts) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.message, error.stack.split('\n')[1]);
  }
}
