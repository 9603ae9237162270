// Who may have a port that another socket has: exclusive, SO_REUSEADDR, SO_REUSEPORT, and `bind` with a callback alone.
import dgram from 'node:dgram';
import net from 'node:net';

const outcome = (emitter, event) =>
  new Promise((resolve) => {
    emitter.on('error', ({ code }) => resolve(code));
    emitter.on(event, () => resolve(event));
  });

for (const reusePort of [false, true]) {
  const first = net.createServer().listen({ port: 0, host: '127.0.0.1', reusePort });
  await outcome(first, 'listening');
  const { port } = first.address();
  const second = net.createServer().listen({ port, host: '127.0.0.1', reusePort });
  console.log('tcp reusePort', reusePort, await outcome(second, 'listening'));
  first.close();
  second.close();
}

for (const options of [{}, { reuseAddr: true }, { reusePort: true }]) {
  const first = dgram.createSocket({ type: 'udp4', ...options });
  const bound = new Promise((resolve) => first.bind(resolve));
  await bound;
  const second = dgram.createSocket({ type: 'udp4', ...options }).bind(first.address().port);
  console.log('udp', options, await outcome(second, 'listening'));
  first.close();
  second.close();
}

const lasts = dgram.createSocket({ type: 'udp4', reuseAddr: true });
const earlier = dgram.createSocket({ type: 'udp4', reuseAddr: true });
await new Promise((resolve) => earlier.bind(0, '127.0.0.1', resolve));
await new Promise((resolve) => lasts.bind(earlier.address().port, '127.0.0.1', resolve));
const heard = new Promise((resolve) => {
  earlier.on('message', () => resolve('the first bound hears it'));
  lasts.on('message', () => resolve('the last bound hears it'));
});
const sender = dgram.createSocket('udp4');
sender.send('x', lasts.address().port, '127.0.0.1');
console.log(await heard);
for (const socket of [lasts, earlier, sender]) socket.close();
