// 거짓말쟁이 피어: 다 가졌다고 알리고 가짜 조각을 준다.
// (A peer that claims to have everything, and gives fakes)
import { PIECES, SIZE } from './pieces.mjs';
import { announce, Door } from './swap.mjs';

const door = new Door(() => Buffer.alloc(SIZE, '?'));
const port = await door.open();
await announce(port, [...Array(PIECES).keys()]);
await door.closeWhenQuiet();
console.log(`liar: 준 가짜 조각 ${door.uploaded}개`);
