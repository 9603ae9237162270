import { once } from 'node:events';
import net from 'node:net';

const s = net
  .createServer((c) => {
    console.log(c.getTypeOfService());
    c.on('data', () => c.end());
  })
  .listen(0, '127.0.0.1');
await once(s, 'listening');
const c = net.connect({ port: s.address().port, host: '127.0.0.1', typeOfService: 0x10 });
for (const f of [() => c.getTypeOfService(), () => c.setTypeOfService(0xb9)])
  try {
    f();
    console.log('ok');
  } catch (e) {
    console.log(e.message);
  }
await once(c, 'connect');
console.log(c.getTypeOfService());
c.setTypeOfService(0xff);
console.log(c.getTypeOfService());
for (const v of [-1, 256, 'x', 1.5, NaN, undefined, null])
  try {
    console.log(c.setTypeOfService(v) === c, c.getTypeOfService());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
c.write('x');
c.resume();
await once(c, 'close');
console.log(c.getTypeOfService());
try {
  c.setTypeOfService(4);
  console.log(c.getTypeOfService());
} catch (e) {
  console.log(e.code, e.message);
}
s.close();
