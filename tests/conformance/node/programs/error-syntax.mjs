import { once } from 'node:events';

const answer = once(;
console.log(answer);
