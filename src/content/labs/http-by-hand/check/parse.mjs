// 응답 하나를 parseResponse에 넣고, 나온 것을 JSON 한 줄로 찍는다. 네트워크는 쓰지 않는다.
// (Prints what parseResponse makes of a response)
import { parseResponse } from '../response.mjs';

const RESPONSE =
  'HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\nDate: Thu, 26 Nov 2026 12:30:59 GMT\r\n' +
  'CONTENT-LENGTH:  13 \r\n\r\n가\r\n\r\n나\r\n';

const { statusLine, headers, body } = parseResponse(Buffer.from(RESPONSE));
console.log(JSON.stringify({ statusLine, headers, body: Buffer.from(body).toString() }));
