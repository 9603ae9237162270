import { sep } from 'path';
console.log('detected as a module', sep, import.meta.url.slice(-16));
export const detected = true;
