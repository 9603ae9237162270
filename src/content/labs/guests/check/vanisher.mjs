// 인사를 듣자마자 연결을 끊어 버리는 손님. (Resets the connection as soon as it is greeted)
import net from 'node:net';

const socket = net.connect(7008, process.env.HOST);
socket.once('data', () => socket.resetAndDestroy());
