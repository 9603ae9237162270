import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';

/** Does something and prints, after its number, what came of it: a text, `ok`, or an error's code. */
export async function show(number, attempt) {
  let outcome;
  try {
    outcome = await attempt();
  } catch (error) {
    outcome = error.code;
  }
  console.log(`${number}: ${typeof outcome === 'string' ? outcome : 'ok'}`);
}

export async function listen(port) {
  const server = net.createServer().listen(port);
  await once(server, 'listening');
  return server;
}

export async function bindUdp(port) {
  const socket = dgram.createSocket('udp4').bind(port);
  await once(socket, 'listening');
  return socket;
}

export async function connect(port) {
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}
