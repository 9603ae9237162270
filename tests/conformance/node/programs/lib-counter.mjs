export let count = 0;
export function increment() {
  return ++count;
}
export class Shape {
  sides = 3;
}
export const [one, { two }] = [1, { two: 2 }];
export * from './lib-more.mjs';
export * as more from './lib-more.mjs';
export default function () {
  return 'default export';
}
