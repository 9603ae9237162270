import readline from 'node:readline';

const lines = readline.createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
lines.prompt();
lines.on('line', (line) => {
  console.log(JSON.stringify(line), lines.terminal, lines.line, lines.cursor);
  lines.prompt();
});
lines.on('pause', () => console.log('pause'));
lines.on('resume', () => console.log('resume'));
lines.on('close', () => {
  console.log('close', lines.closed);
  try {
    lines.question('?', () => {});
  } catch (error) {
    console.log(error.code, error.message);
  }
});
