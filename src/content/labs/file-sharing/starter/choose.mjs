// 다음에 받을 조각 고르기 (Choosing the next piece)

/**
 * candidates는 [{ index, owners }, …]다. owners는 그 조각을 가진 피어들이고, 하나 이상이다.
 * 그 가운데 하나를 고른다. (chooses one of the pieces that somebody has)
 */
export function choosePiece(candidates) {
  // TODO: 가진 피어가 가장 적은 조각부터, 같으면 그 가운데 아무것이나 고른다
  //       (the rarest first; at random among equals)
  return candidates[0];
}
