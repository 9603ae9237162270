// 채점기: 같은 바이트를 자를 수 있는 모든 자리에서 잘라 넣어 본다. 네트워크는 쓰지 않는다. (Checker)
import { decoder, encode } from './frame.mjs';

const MESSAGES = ['가', '', '나다\n라', 'x'.repeat(300)];
const bytes = Buffer.concat(MESSAGES.map(encode));

/** 이 조각들에서 나온 메시지가 보낸 것과 같은가? */
function survives(chunks) {
  const received = [];
  const decode = decoder((text) => received.push(text));
  for (const chunk of chunks) decode(chunk);
  return JSON.stringify(received) === JSON.stringify(MESSAGES);
}

const cuts = [[...bytes].map((byte) => Buffer.from([byte]))]; // 한 바이트씩
for (let at = 0; at <= bytes.length; at++) {
  cuts.push([bytes.subarray(0, at), bytes.subarray(at)]); // 두 조각으로
}

const failures = cuts.filter((chunks) => !survives(chunks)).length;
console.log(`check: 자르는 방법 ${cuts.length}가지 중 실패 ${failures}`);
