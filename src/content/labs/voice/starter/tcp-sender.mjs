// TCP로 말한다. (Speaking over TCP)
import net from 'node:net';
import { speak, talk } from './frame.mjs';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.TCP_PORT ?? 7014);

const socket = net.connect(PORT, HOST, () => {
  socket.setNoDelay(true); // 모아 보내지 말고 프레임마다 곧바로 보낸다
  talk(
    (number) => socket.write(speak(number)),
    () => socket.end(),
  );
});
