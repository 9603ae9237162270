// QUIZ/1 서버: 대화 하나의 상태를 기억하고, 규칙대로 답한다. (QUIZ/1 server)
//   요청  HELLO 이름 · ASK · ANSWER 수 · BYE
//   응답  100 WELCOME · 200 Q a b · 210 RIGHT · 211 WRONG · 221 BYE · 400 SYNTAX · 409 ORDER
import net from 'node:net';
import { lineReader } from './lines.mjs';

const PORT = Number(process.env.PORT ?? 7017);

const server = net.createServer((socket) => {
  const quiz = new Conversation();
  const read = lineReader((line) => {
    const reply = quiz.reply(line);
    socket.write(`${reply}\r\n`);
    if (reply === '221 BYE') {
      socket.end();
      server.close();
    }
  });
  socket.on('data', read);
  // 갑자기 사라진 손님이 서버를 쓰러뜨리지 않게 한다 (a guest may vanish)
  socket.on('error', (error) => console.log(`server: ${error.code}`));
});

/** 한 손님과의 대화. 처음은 new, 인사하면 ready, 문제를 내면 asked. */
class Conversation {
  #state = 'new';
  #expected = 0;

  /** 요청 한 줄에 맞는 응답 한 줄. */
  reply(line) {
    const [type, argument] = line.split(' ');
    switch (type) {
      case 'HELLO':
        if (!argument) return '400 SYNTAX';
        if (this.#state !== 'new') return '409 ORDER';
        this.#state = 'ready';
        return '100 WELCOME';
      case 'ASK':
        if (this.#state !== 'ready') return '409 ORDER';
        this.#state = 'asked';
        this.#expected = 2 + 3;
        return '200 Q 2 3';
      case 'ANSWER':
        if (!/^-?\d+$/.test(argument ?? '')) return '400 SYNTAX';
        if (this.#state !== 'asked') return '409 ORDER';
        this.#state = 'ready';
        return Number(argument) === this.#expected ? '210 RIGHT' : '211 WRONG';
      case 'BYE':
        return '221 BYE';
      default:
        return '400 SYNTAX';
    }
  }
}

server.listen(PORT, () => {
  console.log(`server: ${PORT}번 포트에서 기다리는 중`);
});
