import net from 'node:net';

const socket = net.connect(7000, process.env.HOST ?? '127.0.0.1');

function say(text) {
  socket.write(`${text}\n`);
}

say('lunch?\nnoodles!');
socket.end();
