const readline = require('node:readline');

const lines = readline.createInterface(process.stdin, process.stdout);
lines.question('first? ', (answer) => {
  console.log('answer', answer);
  lines.question('second? ', (next) => {
    console.log('next', next);
    lines.setPrompt('# ');
    console.log(lines.getPrompt());
    lines.write('typed\n');
    lines.close();
  });
});
lines.on('line', (line) => console.log('line', line));
lines.on('close', () => console.log('closed', process.stdin.isPaused(), lines.history));
readline.cursorTo(process.stdout, 0, 0);
readline.clearLine(process.stdout, 0);
readline.moveCursor(process.stdout, 1, 2);
console.log();
