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
        // TODO: 인사하기 전이거나 앞 문제에 답하지 않았으면 409
        this.#state = 'asked';
        this.#expected = 2 + 3;
        return '200 Q 2 3';
      case 'ANSWER':
        // TODO: 수가 아니면 400, 문제를 내지 않았으면 409
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
