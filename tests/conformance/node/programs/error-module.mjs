import { fail } from './lib-fail.mjs';
console.log('before');
await fail('from a module');
