// 재생기: 프레임마다 말한 지 DEADLINE 뒤에 튼다. 그때까지 오지 않은 프레임은 틀 수 없다. (The player)
import { FRAMES, INTERVAL, now, readFrame } from './frame.mjs';

const DEADLINE = Number(process.env.DEADLINE ?? 150); // ms. 말한 때부터 들릴 때까지
const MOST_REPEATS = 3; // 60 ms를 넘어서까지 같은 소리를 되풀이하면 기계 소리처럼 들린다

export class Player {
  #name;
  #heard = new Map(); // 번호 → 오는 데 걸린 시간(ms)
  #played = { sound: 0, repeated: 0, silence: 0 };
  #next = 0;
  #gap = 0; // 지금까지 이어진 빈자리
  #onEnd;

  constructor(name, onEnd) {
    this.#name = name;
    this.#onEnd = onEnd;
  }

  /** 프레임 하나가 도착했다. */
  hear(frame) {
    const { number, sentAt } = readFrame(frame);
    if (this.#heard.size === 0) this.#start(sentAt - number * INTERVAL);
    this.#heard.set(number, now() - sentAt);
  }

  /** 첫 프레임을 말한 시각을 알면, 모든 프레임을 언제 틀지 정해진다. */
  #start(firstSpoken) {
    const tick = () => {
      this.#play(this.#next++);
      if (this.#next === FRAMES) return this.#onEnd();
      setTimeout(tick, Math.max(0, firstSpoken + DEADLINE + this.#next * INTERVAL - now()));
    };
    setTimeout(tick, Math.max(0, firstSpoken + DEADLINE - now()));
  }

  /** 프레임 하나를 틀 때가 되었다. */
  #play(number) {
    if (this.#heard.has(number)) {
      this.#gap = 0;
      this.#played.sound++;
      return;
    }
    this.#gap++;
    if (this.#gap <= MOST_REPEATS && this.#played.sound > 0) this.#played.repeated++;
    else this.#played.silence++;
  }

  report() {
    const late = [...this.#heard.values()].filter((delay) => delay > DEADLINE).length;
    const lost = FRAMES - this.#heard.size;
    const { sound, repeated, silence } = this.#played;
    console.log(`${this.#name}: 제때 ${FRAMES - late - lost}, 늦음 ${late}, 오지 않음 ${lost}`);
    console.log(`${this.#name}: 들린 소리 ${sound}, 되풀이 ${repeated}, 침묵 ${silence}`);
  }
}
