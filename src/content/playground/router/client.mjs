// 1초 뒤에 인사하고, 3초 뒤에 떠나요.
// Says hello after one second and leaves after three.
import { connect } from 'node:net';

const [name] = process.argv.slice(2);
const socket = connect(7007, process.env.HOST);
socket.setEncoding('utf8');
socket.on('data', (text) => console.log(`${name} <- ${text}`));
setTimeout(() => socket.write(`${name}: 안녕!`), 1000);
setTimeout(() => socket.end(), 3000);
