// 적힌 바이트를 그대로 보내고, 돌아온 바이트를 그대로 내놓는다. (Sends bytes as they are, prints those that come back)
import net from 'node:net';

const socket = net.connect(Number(process.env.PORT ?? 80), process.env.HOST, () => {
  socket.write(Buffer.from(process.env.REQUEST, 'base64'));
});

const chunks = [];
socket.on('data', (chunk) => chunks.push(chunk));
socket.setTimeout(Number(process.env.PATIENCE), () => socket.destroy());
socket.on('close', () => process.stdout.write(Buffer.concat(chunks).toString('base64')));
