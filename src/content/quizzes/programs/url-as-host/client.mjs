import net from 'node:net';

const PORT = 7000;
const HOST = 'http://server.lab/';
const REQUEST = 'GET / HTTP/1.0\r\n\r\n';

const socket = net.connect(PORT, HOST);
socket.write(REQUEST);
socket.on('data', (bytes) => console.log(String(bytes)));
socket.on('error', (error) => console.log(error.message));
