// 응답을 푼다: 상태 줄, 머리말, 빈 줄, 본문. (Reading a response)

const END_OF_HEADERS = '\r\n\r\n';

/** 응답의 바이트를 나눈다. 본문은 글자가 아니라 바이트로 남긴다. */
export function parseResponse(bytes) {
  const end = bytes.indexOf(END_OF_HEADERS);
  const [statusLine, ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  // TODO: `이름: 값` 줄을 콜론에서 나누고, 이름은 소문자로 바꾸어 넣는다
  const headers = Object.fromEntries(lines.map((line) => [line, '']));
  const body = bytes.subarray(end + END_OF_HEADERS.length);
  return { statusLine, headers, body };
}
