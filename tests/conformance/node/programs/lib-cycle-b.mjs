import { first, late } from './lib-cycle-a.mjs';
export const second = () => `second ${typeof first}`;
try {
  console.log(late);
} catch (error) {
  console.log(`${error}`);
}
console.log(typeof first);
