/** The files of a new lab, by their paths in its folder: two programs, a TODO, a check that tells starter from solution. */
export function scaffold(name: string, number: number): Readonly<Record<string, string>> {
  const port = 7100 + number;
  return {
    'lab.yaml': labYaml(name, number),
    'starter/server.mjs': server(
      port,
      '  // TODO: 손님에게 한마디 한다 (say something to the guest)\n  socket.end();',
    ),
    'starter/client.mjs': client(port),
    'solution/server.mjs': server(port, "  socket.end('안녕하세요\\n');"),
    'check.ts': checks(port),
  };
}

const labYaml = (name: string, number: number): string => `number: ${number}
lesson: 2-1-2
title: { ko: '${name}', en: '${name}' }
goal:
  ko: 이 실습을 마치면 무엇을 보거나 해 본 것인지 한 문장으로 적어요.
  en: Say in one sentence what the learner will have seen or done.
steps:
  - do: read
    ko: 실행해 보세요. 클라이언트는 무엇을 들었나요?
    en: Run it. What did the client hear?
  - do: edit
    ko: "\`server.mjs\`의 \`TODO\`를 고쳐 손님에게 한마디 하게 해 보세요."
    en: "Replace the \`TODO\` in \`server.mjs\` so that the server says something to its guest."
    hints:
      - { ko: "\`socket.end(글)\`은 글을 보내고 보내는 방향을 닫아요.", en: "\`socket.end(text)\` sends the text and closes its direction." }
files: [server.mjs, client.mjs]
scenario:
  seed: 1
  hosts:
    client: 10.0.0.11
    server.lab: 10.0.0.2
  links:
    - { between: [client, server.lab], rate: 10mbit, delay: 25ms }
  processes:
    - { name: server, host: server.lab, file: server.mjs }
    - { name: client, host: client, file: client.mjs, env: { HOST: server.lab } }
  until: 120s
`;

const server = (
  port: number,
  action: string,
): string => `// 서버: 손님 하나에게 한마디 하고 끝낸다. (Says a word to one guest)
import net from 'node:net';

const PORT = Number(process.env.PORT ?? ${port});

const server = net.createServer((socket) => {
  server.close(); // 손님은 하나면 된다 (one guest is enough)
  socket.on('error', (error) => console.log(\`server: \${error.code}\`));
${action}
});

server.listen(PORT, () => {
  console.log(\`server: \${PORT}번 포트에서 기다리는 중\`);
});
`;

const client = (port: number): string => `// 클라이언트: 연결하고 들은 것을 찍는다. (Prints what it hears)
import net from 'node:net';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.PORT ?? ${port});

const socket = net.connect(PORT, HOST);
let heard = '';
socket.setEncoding('utf8');
socket.on('data', (text) => {
  heard += text;
});
socket.on('end', () => console.log(\`client: 들은 말 "\${heard.trim()}"\`));
`;

const checks = (port: number): string => `import { endsByItself } from '../../../lib/lab-check/ends.ts';
import type { LabChecks } from '../../../lib/lab-check/lab-checks.ts';
import { prints } from '../../../lib/lab-check/output-checks.ts';
import { closesBothWays } from '../../../lib/lab-check/trace-checks.ts';

const said = prints({
  id: 'said',
  process: 'client',
  line: /들은 말 "[^"]+"/,
  near: /들은 말/,
  expected: { ko: '클라이언트가 무슨 말을 들어요.', en: 'The client hears something.' },
  look: ['server.mjs', 'socket.end'],
});

const checks: LabChecks = {
  run: [endsByItself(), said, closesBothWays({ id: 'closed', port: ${port} })],
  hostile: [
    {
      id: 'loss',
      title: { ko: '손실 20%', en: 'A fifth of the packets lost' },
      about: { ko: '링크가 패킷의 20%를 잃어요.', en: 'The link loses 20% of the packets.' },
      change: { link: { loss: 0.2 } },
      checks: [endsByItself(), said],
    },
  ],
};

export default checks;
`;
