// 풀개에 까다로운 조각들을 넣어 보고, 시험마다 한 줄씩 찍는다. 네트워크는 쓰지 않는다.
// (Awkward pieces for the decoder; one line a trial)
import { decoder, encode } from '../frame.mjs';

const MESSAGES = ['가', '', '나다\n라', '한글'.repeat(200), 'x'.repeat(300)];

function decoded(chunks) {
  const received = [];
  const decode = decoder((text) => received.push(text));
  for (const chunk of chunks) decode(chunk);
  return received;
}
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** 시험 하나. 던진 오류도 실패다. (a throw is a failure, too) */
function attempt(name, trial) {
  let result;
  try {
    result = trial();
  } catch (error) {
    result = error.message;
  }
  console.log(`${name}: ${result === true ? '맞음' : `틀림 ${JSON.stringify(result)}`}`);
}

attempt('encode', () => {
  const hex = encode('가').toString('hex');
  return hex === '00000003eab080' || hex;
});

attempt('three-pieces', () => {
  const bytes = Buffer.concat(MESSAGES.map(encode));
  for (let first = 0; first < 60; first++) {
    for (let second = first; second <= bytes.length; second += 7) {
      const chunks = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)];
      if (!same(decoded(chunks), MESSAGES)) return `${first}, ${second}`;
    }
  }
  return true;
});

attempt('run-together', () => {
  const count = decoded([Buffer.concat(MESSAGES.map(encode))]).length;
  return count === MESSAGES.length || count;
});

attempt('two-decoders', () => {
  const [first, second] = [[], []];
  const decodeFirst = decoder((text) => first.push(text));
  const decodeSecond = decoder((text) => second.push(text));
  for (const byte of encode('첫째')) {
    decodeFirst(Buffer.of(byte));
    decodeSecond(Buffer.of(byte));
  }
  return (same(first, ['첫째']) && same(second, ['첫째'])) || [...first, ...second];
});

attempt('too-long', () => {
  try {
    decoded([Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.from('xyz')]);
  } catch {
    return true;
  }
  return '던지지 않음';
});
