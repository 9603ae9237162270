import { area, type Shape } from './lib-shapes.ts';
const square: Shape = { kind: 'square', side: 5 };
console.log(area(square), import.meta.filename.split('/').at(-1), typeof require);
