// 틀: 한 줄이 메시지 하나다. TCP는 줄이 어디서 끝나는지 모른다.
// (Framing: one line is one message)

/** 글 조각을 받는 함수를 돌려준다. 한 줄이 완성되면 onLine을 부른다. (calls onLine for every whole line) */
export function lineReader(onLine) {
  let waiting = '';
  return (text) => {
    waiting += text;
    const lines = waiting.split('\n');
    waiting = lines.pop(); // 마지막 조각은 아직 줄이 아니다 (not a whole line yet)
    for (const line of lines) onLine(line);
  };
}
