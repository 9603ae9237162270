// 음성 프레임: 20 ms마다 하나, 160바이트. 앞 12바이트에 번호와 보낸 시각을 적는다. (A frame of voice)
export const FRAMES = 100;
export const INTERVAL = 20; // ms
export const LENGTH = 160; // 바이트. G.711 음성 20 ms

/** 두 컴퓨터의 시계가 맞아 있다고 보고 읽는 지금 시각(ms). */
export const now = () => performance.timeOrigin + performance.now();

/** 지금 말한 프레임 하나. */
export function speak(number) {
  const frame = Buffer.alloc(LENGTH);
  frame.writeUInt32BE(number, 0);
  frame.writeDoubleBE(now(), 4);
  return frame;
}

/** 프레임에 적힌 번호와 보낸 시각. */
export function readFrame(frame) {
  return { number: frame.readUInt32BE(0), sentAt: frame.readDoubleBE(4) };
}

/** 20 ms마다 say(번호)를 부른다. 늦게 깨어난 만큼은 다음번에 덜 기다려서 박자를 지킨다. 다 말하면 done. */
export function talk(say, done) {
  const start = now();
  let number = 0;
  const next = () => {
    say(number++);
    if (number === FRAMES) return done();
    setTimeout(next, Math.max(0, start + number * INTERVAL - now()));
  };
  next();
}
