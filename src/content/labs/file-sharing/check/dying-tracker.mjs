// 도중에 꺼지는 트래커. (A tracker that dies half-way)
import '../tracker.mjs';

setTimeout(() => process.exit(), 700);
