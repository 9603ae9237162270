import net from 'node:net';
import readline from 'node:readline';

const server = net.createServer((socket) => {
  let count = 0;
  const lines = readline.createInterface({ input: socket });
  lines.on('line', (line) => {
    count++;
    console.log(`message: ${line}`);
  });
  lines.on('close', () => {
    console.log(`${count} messages`);
    socket.end();
    server.close();
  });
});
server.listen(7000);
