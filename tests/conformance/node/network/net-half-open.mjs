// Ends that nobody reads, handles that are closed beneath a socket, and servers that close before anyone has come.
import net from 'node:net';

const listening = (server) =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
const closed = (emitter) => new Promise((resolve) => emitter.on('close', resolve));

{
  const server = net.createServer((socket) => socket.end('last words'));
  const socket = net.connect(await listening(server), '127.0.0.1');
  socket.on('end', () => console.log('end; writable', socket.writable));
  socket.on('finish', () => console.log('finish; destroyed', socket.destroyed));
  socket.resume();
  await closed(socket);
  server.close();
}
{
  const server = net.createServer();
  server.listen(0, '127.0.0.1');
  const { port } = server.address();
  const socket = net.connect(port, '127.0.0.1');
  server.close();
  socket.on('error', ({ code, syscall }) => {
    console.log(syscall, code);
    socket.destroy();
  });
  await closed(socket);
}
{
  const server = net.createServer((socket) => socket.resume());
  const socket = net.connect(await listening(server), '127.0.0.1', () => {
    socket._handle.close();
    socket.write('too late');
  });
  socket.on('error', ({ message }) => console.log(message));
  await closed(socket);
  server.close();
}
{
  // The accepted end reads nothing and waits for nothing: it keeps no process alive.
  const server = net.createServer((socket) => {
    server.close();
    socket.end();
  });
  const socket = net.connect(await listening(server), '127.0.0.1');
  socket.on('end', () => socket.write('unread'));
  socket.on('close', () => console.log('close'));
  socket.resume();
}
