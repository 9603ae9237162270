'use strict';
// Stands in for the container's shell: says what it was asked, and leaves at "exit".
const { createInterface } = require('node:readline');

process.stdout.write('~/lab $ ');
createInterface({ input: process.stdin }).on('line', (line) => {
  const command = line.trim();
  if (command === 'exit') process.exit(0);
  console.log(command === 'ls' ? require('node:fs').readdirSync('.').join('  ') : `jsh: command not found: ${command}`);
  process.stdout.write('~/lab $ ');
});
