// The parser by itself: its callbacks, limits and errors.
import common from 'node:_http_common';

const { HTTPParser, methods, CRLF, _checkIsHttpToken, _checkInvalidHeaderChar } = common;
const { kOnHeaders, kOnHeadersComplete, kOnBody, kOnMessageComplete, kOnExecute, REQUEST, RESPONSE } =
  HTTPParser;
console.log(
  kOnHeaders,
  kOnHeadersComplete,
  kOnBody,
  kOnMessageComplete,
  kOnExecute,
  REQUEST,
  RESPONSE,
  methods.length,
  JSON.stringify(CRLF),
  HTTPParser.kLenientAll,
);
const make = (type) => {
  const p = new HTTPParser();
  p.initialize(type, {});
  p.headers = [];
  p.url = '';
  p[kOnHeaders] = (h, u) => console.log('headers', h, u);
  p[kOnHeadersComplete] = (...a) => {
    console.log('complete', ...a);
  };
  p[kOnBody] = (...a) => console.log('body', a.map(String));
  p[kOnMessageComplete] = () => console.log('message complete');
  return p;
};
let p = make(REQUEST);
console.log(p.execute(Buffer.from('GET /hello HTTP/1.1\r\nHost: a\r\n\r\n')));
p = make(REQUEST);
console.log(p.execute(Buffer.from('POST /it HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello'), 0, 30));
p = make(REQUEST);
const b = Buffer.from(
  'POST /it HTTP/1.1\r\nTransfer-Encoding: chunked\r\nA: 1\r\n\r\n3\r\nabc\r\n0\r\nT: v\r\n\r\n',
);
console.log(p.execute(b));
p = make(RESPONSE);
console.log(p.execute(Buffer.from('HTTP/1.0 200 Okay\r\n\r\nrest of it')));
console.log(p.finish());
console.log(p.finish());
p = make(REQUEST);
const e = p.execute(Buffer.from('xxx\r\n'));
console.log(e instanceof Error, e.message, e.code, e.reason, e.bytesParsed);
const e2 = p.finish();
console.log(e2?.message, e2?.code);
p = make(REQUEST);
for (let i = 0; i < b.length; i += 7) console.log(p.execute(b.subarray(i, i + 7)));
p = make(REQUEST);
p[kOnHeadersComplete] = () => {
  throw new Error('inside');
};
try {
  console.log(p.execute(b));
} catch (x) {
  console.log('thrown', x.message);
}
p = make(REQUEST);
console.log(
  p.execute(
    Buffer.from(`GET / HTTP/1.1\r\n${Array.from({ length: 40 }, (_, i) => `h${i}: ${i}\r\n`).join('')}\r\n`),
  ),
);

for (const [pairs, count] of [
  [4, 2],
  [4, 3],
  [5, 3],
  [7, 3],
  [0, 3],
  [70, 36],
]) {
  const limited = make(REQUEST);
  limited.maxHeaderPairs = pairs;
  const lines = Array.from({ length: count }, (_, index) => `a:${index % 10}\r\n`);
  const result = limited.execute(Buffer.from(`GET / HTTP/1.1\r\n${lines.join('')}\r\n`));
  console.log(pairs, count, result.code ?? result);
}
