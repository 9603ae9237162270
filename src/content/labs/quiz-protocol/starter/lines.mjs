// 틀: 한 줄이 메시지 하나다. 줄은 CRLF로 끝난다. (Framing by lines)

const END = '\r\n';

/** 바이트 조각을 받는 함수를 돌려준다. 한 줄이 완성되면 onLine을 부른다. */
export function lineReader(onLine) {
  let waiting = '';
  return (chunk) => {
    waiting += chunk.toString('latin1');
    for (let end = waiting.indexOf(END); end >= 0; end = waiting.indexOf(END)) {
      const line = waiting.slice(0, end);
      waiting = waiting.slice(end + END.length);
      onLine(line);
    }
  };
}
