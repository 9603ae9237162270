// 정해진 자리가 빈 프레임을 재생기에 넣어 본다. 네트워크는 쓰지 않는다.
// (Feeds the player frames with given gaps, without a network)
//   node check/gaps.mjs 0-1 10 20-24
import { FRAMES, INTERVAL, LENGTH, now } from '../frame.mjs';
import { Player } from '../player.mjs';

const missing = process.argv.slice(2).flatMap((gap) => {
  const [first, last = first] = gap.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
});

const player = new Player('빈자리', () => player.report());
const begun = now();
for (let number = 0; number < FRAMES; number++) {
  if (missing.includes(number)) continue;
  const frame = Buffer.alloc(LENGTH);
  frame.writeUInt32BE(number, 0);
  frame.writeDoubleBE(begun + number * INTERVAL, 4);
  player.hear(frame);
}
