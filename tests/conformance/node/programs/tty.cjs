const tty = require('node:tty');

console.log(tty.isatty(0), tty.isatty(1), tty.isatty(-1), tty.isatty('1'), process.stdout.isTTY);
console.log(Object.keys(tty));
for (const descriptor of [-1, 'x'])
  try {
    new tty.WriteStream(descriptor);
  } catch ({ code, message }) {
    console.log(code, message);
  }
