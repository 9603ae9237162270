// 엿듣는 중계기: 손님과 서버 사이에서 바이트를 그대로 나르면서 모두 적어 둔다.
// (A relay that copies every byte it carries)
import net from 'node:net';

const HOST = process.env.HOST ?? '127.0.0.1';
const DOORS = [
  {
    name: '평문',
    port: Number(process.env.PLAIN_TAP_PORT ?? 7031),
    to: Number(process.env.PLAIN_PORT ?? 7021),
  },
  {
    name: 'TLS',
    port: Number(process.env.SECURE_TAP_PORT ?? 7033),
    to: Number(process.env.SECURE_PORT ?? 7023),
  },
];
const TALKS = 4; // 이만큼 엿들으면 끝낸다 (ends after so many)
const yesNo = (is) => (is ? '예' : '아니요');

let talks = 0;
const servers = DOORS.map(({ name, port, to }) =>
  net
    .createServer((client) => {
      talks++;
      if (talks === TALKS) for (const door of servers) door.close();
      const seen = [];
      const server = net.connect(to, HOST);
      carry(client, server, seen);
      carry(server, client, seen);
      client.on('close', () => report(name, Buffer.concat(seen)));
    })
    .listen(port),
);

/** 한쪽에서 온 바이트를 적고 다른 쪽으로 보낸다. (notes what comes from one side, and sends it to the other) */
function carry(from, to, seen) {
  from.on('data', (chunk) => {
    seen.push(chunk);
    to.write(chunk);
  });
  from.on('end', () => to.end());
  from.on('error', () => to.destroy());
}

function report(name, bytes) {
  console.log(
    `tap: ${name} ${bytes.length}바이트, 첫 바이트 0x${bytes[0]?.toString(16) ?? '-'}, ` +
      `비밀이 보이나? ${yesNo(bytes.includes('password'))}, 서버 이름이 보이나? ${yesNo(bytes.includes('server.lab'))}`,
  );
}

console.log(`tap: ${DOORS.map(({ port }) => `${port}번`).join('과 ')}에서 엿듣는 중`);
