// 피어가 하는 세 가지 통신: 트래커에 묻기, 조각 받기, 조각 올려 주기.
// (Ask the tracker, fetch, upload)
import { once } from 'node:events';
import net from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

const HOST = process.env.HOST ?? '127.0.0.1';
const TRACKER_PORT = Number(process.env.TRACKER_PORT ?? 7100);
// ms. 올리기 링크가 느린 셈 친다. 이 실습의 망에서는 링크가 느려서 0이다.
// (stands for a slow uplink; 0 where the link is slow)
const UPLOAD_TIME = Number(process.env.UPLOAD_TIME ?? 60);
const QUIET = 3000; // ms. 다 받은 뒤 이만큼 아무도 오지 않으면 떠난다 (leaves when nobody has come for so long)

/** 가진 조각을 알리고, 다른 피어들의 목록을 받는다. 트래커가 없으면 undefined. (tells what it has, learns who else) */
export async function announce(port, have) {
  try {
    const socket = net.connect(TRACKER_PORT, HOST);
    socket.end(JSON.stringify({ port, have }));
    return JSON.parse(await text(socket));
  } catch {
    return undefined;
  }
}

/** 피어('주소:포트')에게서 조각 하나를 받는다. 받지 못하면 undefined. (fetches one piece from a peer) */
export async function fetchPiece(peer, index) {
  const [address, port] = peer.split(':');
  try {
    const socket = net.connect(Number(port), address);
    socket.end(String(index));
    return await buffer(socket);
  } catch {
    return undefined;
  }
}

/** 조각을 올려 주는 문. 올리기 링크는 하나라서 한 번에 한 조각만 보낸다. (A door that uploads one piece at a time) */
export class Door {
  uploaded = 0;
  #pieceAt;
  #turn = Promise.resolve(); // 앞의 올리기가 끝나는 때 (when the upload before is done)
  #closing;
  #server = net.createServer({ allowHalfOpen: true }, (socket) => this.#answer(socket));

  /** pieceAt(번호)는 그 조각이거나, 없으면 undefined다. (gives the piece, or undefined) */
  constructor(pieceAt) {
    this.#pieceAt = pieceAt;
  }

  /** 운영체제가 고른 번호로 문을 열고, 그 번호를 돌려준다. (opens at a port that the system chooses) */
  async open() {
    this.#server.listen(0, '0.0.0.0');
    await once(this.#server, 'listening');
    return this.#server.address().port;
  }

  /** 한동안 아무도 오지 않으면 닫는다. (closes when it has been quiet for a while) */
  async closeWhenQuiet() {
    this.#closing = setTimeout(() => this.#server.close(), QUIET);
    await once(this.#server, 'close');
  }

  async #answer(socket) {
    try {
      const index = Number(await text(socket));
      this.#turn = this.#turn.then(() => this.#upload(socket, index));
    } catch {
      socket.destroy(); // 말하다 사라진 피어 (a peer that vanished half-way)
    }
  }

  async #upload(socket, index) {
    socket.on('error', () => {}); // 받다가 사라진 피어 때문에 멈추지 않는다 (a peer may vanish now, too)
    await pause(UPLOAD_TIME);
    const piece = this.#pieceAt(index);
    if (piece !== undefined) this.uploaded++;
    socket.end(piece);
    this.#closing?.refresh();
  }
}
