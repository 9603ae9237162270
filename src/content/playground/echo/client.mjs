// 인사를 보내고 돌아온 글을 보여 주는 클라이언트.
// A client that sends a greeting and shows what comes back.
import { connect } from 'node:net';

const socket = connect(7007, process.env.HOST);
socket.setEncoding('utf8');
socket.on('connect', () => socket.end('안녕, 서버!'));
socket.on('data', (text) => console.log(`client: ${text}`));
socket.on('error', (error) => console.error(`client: ${error.message}`));
