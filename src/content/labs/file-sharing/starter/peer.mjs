// 피어: 조각을 받으면서, 가진 조각을 남에게도 올려 준다.
// (A peer uploads what it has while it fetches the rest)
//   node peer.mjs 가람 seed      처음부터 다 가진 피어
// (has everything from the start)
//   node peer.mjs 나래           받으러 온 피어 (comes to fetch)
import { setTimeout as pause } from 'node:timers/promises';
import { choosePiece } from './choose.mjs';
import { isGenuine, isWholeFile, original, PIECES } from './pieces.mjs';
import { announce, Door, fetchPiece } from './swap.mjs';

const [name = '피어', role] = process.argv.slice(2);
const AGAIN = 50; // ms. 받을 것이 없을 때 다시 물어볼 때까지 (until it asks again)

const pieces = role === 'seed' ? [...original] : new Array(PIECES).fill(undefined);
const owned = () => indices().filter((index) => pieces[index] !== undefined);
const missing = () => indices().filter((index) => pieces[index] === undefined);
const indices = () => [...pieces.keys()];

const door = new Door((index) => pieces[index]);
const port = await door.open();
const received = new Map(); // 피어 → 그에게서 받은 조각의 수 (peer → pieces it gave us)
const avoided = new Set(); // 가짜를 주었거나 떠난 피어 (gave a fake, or has left)
let others = [];

while (missing().length > 0) {
  others = (await announce(port, owned())) ?? others; // 트래커가 꺼지면 마지막 목록으로 계속한다 (goes on without tracker)
  const candidates = missing()
    .map((index) => ({ index, owners: ownersOf(index) }))
    .filter(({ owners }) => owners.length > 0);
  if (candidates.length === 0) {
    await pause(AGAIN);
    continue;
  }
  const { index, owners } = choosePiece(candidates);
  await fetchFrom(leastUsed(owners), index);
}

function ownersOf(index) {
  return others
    .filter(({ peer, have }) => have.includes(index) && !avoided.has(peer))
    .map(({ peer }) => peer);
}

/** 지금까지 신세를 가장 덜 진 피어. (the peer that has given us least so far) */
function leastUsed(owners) {
  return owners.toSorted((one, other) => (received.get(one) ?? 0) - (received.get(other) ?? 0))[0];
}

async function fetchFrom(peer, index) {
  const piece = await fetchPiece(peer, index);
  if (piece !== undefined && isGenuine(piece, index)) {
    pieces[index] = piece;
    received.set(peer, (received.get(peer) ?? 0) + 1);
  } else {
    avoided.add(peer);
    console.log(`${name}: ${peer}에게서 ${index}번 조각을 받지 못함`);
  }
}

await announce(port, owned());
if (role !== 'seed') {
  const sources = [...received].map(([peer, count]) => `${peer} ${count}개`).join(', ');
  console.log(`${name}: 완성, 원본과 ${isWholeFile(pieces) ? '같음' : '다름'} (${sources})`);
}
await door.closeWhenQuiet();
console.log(`${name}: 올려 준 조각 ${door.uploaded}개`);
