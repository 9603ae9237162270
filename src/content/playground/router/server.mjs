// 한 손님의 말을 다른 모두에게 전해요.
// Passes what one guest says on to all others.
import { createServer } from 'node:net';

const guests = new Set();

const server = createServer((socket) => {
  guests.add(socket);
  socket.on('data', (text) => {
    for (const guest of guests) if (guest !== socket) guest.write(text);
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    guests.delete(socket);
    if (guests.size === 0) server.close();
  });
});

server.listen(7007, () => console.log('server: open'));
