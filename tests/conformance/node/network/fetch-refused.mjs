import net from 'node:net';

const closed = net.createServer().listen(0);
const { port } = closed.address();
await new Promise((done) => closed.close(done));
await fetch(`http://127.0.0.1:${port}`).catch(({ name, message, cause }) => {
  const { code, errno, syscall, address } = cause;
  console.log(
    name,
    message,
    cause.message.replace(port, 'PORT'),
    code,
    errno,
    syscall,
    address,
    cause.port === port,
  );
});
await fetch('http://no-such-host.invalid/').catch(({ cause }) =>
  console.log(cause.code, cause.syscall, cause.hostname),
);
const silent = net.createServer((socket) => socket.end('not HTTP\r\n\r\n')).listen(0);
await fetch(`http://127.0.0.1:${silent.address().port}`).catch(({ message, cause }) =>
  console.log(message, cause.code),
);
silent.close();
await fetch('http://127.0.0.1:0').catch(({ message, cause }) =>
  console.log(message, cause.code ?? cause.message),
);
await fetch('ftp://127.0.0.1').catch(({ message, cause }) => console.log(message, cause.message));
