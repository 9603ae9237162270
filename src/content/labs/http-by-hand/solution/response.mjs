// 응답을 푼다: 상태 줄, 머리말, 빈 줄, 본문. (Reading a response)

const END_OF_HEADERS = '\r\n\r\n';

/** 응답의 바이트를 나눈다. 본문은 글자가 아니라 바이트로 남긴다. */
export function parseResponse(bytes) {
  const end = bytes.indexOf(END_OF_HEADERS);
  const [statusLine, ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    // 머리말 이름은 대문자와 소문자를 가리지 않는다
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const body = bytes.subarray(end + END_OF_HEADERS.length);
  return { statusLine, headers, body };
}
