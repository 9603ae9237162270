// 틀: 메시지를 바이트로 싸고(encode), 바이트에서 메시지를 꺼낸다(decoder). (Framing)

const HEADER = 4; // 길이를 적는 칸. 빅 엔디언 32비트
const LONGEST = 65_536; // 이보다 길다고 하면 믿지 않는다

/** 메시지 하나를 보낼 바이트로 바꾼다: 본문의 길이(바이트), 그다음 본문. */
export function encode(text) {
  const body = Buffer.from(text);
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(body.length);
  return Buffer.concat([header, body]);
}

/** 바이트 조각을 받는 함수를 돌려준다. 메시지가 완성되면 onMessage를 부른다. */
export function decoder(onMessage) {
  let waiting = Buffer.alloc(0);
  return (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= HEADER) {
      const length = waiting.readUInt32BE(0);
      if (length > LONGEST) throw new Error(`메시지가 너무 길다: ${length}바이트`);
      if (waiting.length < HEADER + length) return; // 아직 덜 왔다
      onMessage(waiting.subarray(HEADER, HEADER + length).toString());
      waiting = waiting.subarray(HEADER + length);
    }
  };
}
