import { second } from './lib-cycle-b.mjs';
export function first() {
  return `first ${second()} ${late}`;
}
export const late = 'initialised';
