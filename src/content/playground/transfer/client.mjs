// 받는 데 얼마나 걸리는지 재요.
// Measures how long the download takes.
import { connect } from 'node:net';

const begun = performance.now();
let bytes = 0;

const socket = connect(7007, process.env.HOST);
socket.on('data', (chunk) => {
  bytes += chunk.length;
});
socket.on('end', () => {
  const seconds = (performance.now() - begun) / 1000;
  const megabits = (bytes * 8) / 1e6 / seconds;
  console.log(`client: ${bytes} bytes in ${seconds.toFixed(2)} s, ${megabits.toFixed(2)} Mbit/s`);
});
