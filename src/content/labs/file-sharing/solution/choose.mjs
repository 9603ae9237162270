// 다음에 받을 조각 고르기: 가장 드문 것부터
// (Choosing the next piece: the rarest first)

/**
 * candidates는 [{ index, owners }, …]다. owners는 그 조각을 가진 피어들이고, 하나 이상이다.
 * 그 가운데 하나를 고른다. (chooses one of the pieces that somebody has)
 */
export function choosePiece(candidates) {
  const fewest = Math.min(...candidates.map(({ owners }) => owners.length));
  const rarest = candidates.filter(({ owners }) => owners.length === fewest);
  return rarest[Math.floor(Math.random() * rarest.length)]; // 모두 같은 조각에 몰리지 않게 (spreads the peers)
}
