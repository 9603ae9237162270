// 조각을 받다 말고 사라지는 피어. (A peer that vanishes before it is done)
setTimeout(() => process.exit(), 800);
await import('../peer.mjs');
