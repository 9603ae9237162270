// UDP로 말한다. 연결도, 대답도, 끝맺음도 없다. (Speaking over UDP)
import dgram from 'node:dgram';
import { INTERVAL, speak, talk } from './frame.mjs';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.UDP_PORT ?? 7015);

const socket = dgram.createSocket('udp4');
talk(
  (number) => socket.send(speak(number), PORT, HOST),
  () => setTimeout(() => socket.close(), INTERVAL),
);
