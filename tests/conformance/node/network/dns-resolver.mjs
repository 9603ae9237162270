// A name server and resolvers in one process, over loopback: answers, errors, silence, retries, cancelling.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { once } from 'node:events';

/** www.lab → bytes with a length before each label. */
const name = (text) =>
  Buffer.concat([
    ...text.split('.').flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)]),
    Buffer.from([0]),
  ]);
const number = (value) => Buffer.from([value >> 8, value & 255]);
const record = (owner, type, data, ttl = 60) =>
  Buffer.concat([name(owner), number(type), number(1), number(0), number(ttl), number(data.length), data]);

const A = 1;
const CNAME = 5;
const MX = 15;
const zone = {
  'www.lab': [
    record('www.lab', CNAME, name('web.lab'), 30),
    record('web.lab', A, Buffer.from([10, 0, 0, 2]), 90),
  ],
  'two.lab': [
    record('two.lab', A, Buffer.from([10, 0, 0, 3])),
    record('two.lab', A, Buffer.from([10, 0, 0, 4])),
  ],
  'mail.lab': [record('mail.lab', MX, Buffer.concat([number(10), name('web.lab')]))],
};
const codes = { 'broken.lab': 2, 'nobody.lab': 3, 'refused.lab': 5 };

/** The question's name, as it was asked. */
function questionOf(query) {
  const labels = [];
  let at = 12;
  for (; query[at] > 0; at += 1 + query[at])
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]));
  return { name: labels.join('.'), type: query.readUInt16BE(at + 1), end: at + 5 };
}

const asked = [];
const server = dgram.createSocket('udp4');
server.on('message', (query, { port, address }) => {
  const question = questionOf(query);
  asked.push(question.name);
  if (question.name === 'mute.lab') return;
  if (question.name === 'garbage.lab') {
    server.send(query.subarray(0, 13), port, address);
    return;
  }
  const answers = zone[question.name] ?? [];
  const header = Buffer.concat([query.subarray(0, 2), number(0x8180 | (codes[question.name] ?? 0))]);
  const counts = [1, answers.length, 0, 0].map(number);
  server.send(
    Buffer.concat([header, ...counts, query.subarray(12, question.end), ...answers]),
    port,
    address,
  );
});
server.bind(0, '127.0.0.1');
await once(server, 'listening');
const address = `127.0.0.1:${server.address().port}`;

const tell = (what) => (error, result) =>
  console.log(what, error ? `${error.message} ${error.code} ${error.syscall}` : result);

const { Resolver } = dns.promises;
const resolver = new Resolver({ timeout: 100, tries: 2 });
resolver.setServers([address]);
console.log(resolver.getServers().length);
for (const [method, asking, ...more] of [
  ['resolve4', 'www.lab'],
  ['resolve4', 'www.lab', { ttl: true }],
  ['resolve4', 'WWW.LAB'],
  ['resolve4', 'two.lab'],
  ['resolve4', 'mail.lab'],
  ['resolveMx', 'mail.lab'],
  ['resolveCname', 'www.lab'],
  ['resolve', 'two.lab', 'A'],
  ['resolveAny', 'two.lab'],
  ['resolve4', 'nobody.lab'],
  ['resolve4', 'broken.lab'],
  ['resolve4', 'refused.lab'],
  ['resolveTxt', 'two.lab'],
  ['resolve4', 'garbage.lab'],
  ['resolve4', 'mute.lab'],
]) {
  const show = tell(`${method} ${asking}`);
  await resolver[method](asking, ...more).then((result) => show(null, result), show);
}
console.log(
  asked.filter((each) => each === 'garbage.lab').length,
  asked.filter((each) => each === 'mute.lab').length,
);

// Nothing is remembered, and questions asked at once are answered in any case.
console.log(
  (await Promise.all(['two.lab', 'two.lab', 'www.lab'].map((each) => resolver.resolve4(each)))).join(' | '),
);

const callbacks = new dns.Resolver();
callbacks.setServers([address]);
let left = 3;
for (const each of ['mute.lab', 'mute.lab', 'mute.lab']) {
  callbacks.resolve4(each, (error) => {
    console.log(error.code, error.hostname);
    left -= 1;
    if (left === 0) after();
  });
}
server.once('message', () => {
  callbacks.cancel();
  console.log('cancelled');
});

function after() {
  server.close(async () => {
    const show = tell('closed');
    await resolver.resolve4('two.lab').then((result) => show(null, result), show);
    dns.lookup('localhost', { family: 4 }, (error, found, family) => console.log(error, found, family));
  });
}
