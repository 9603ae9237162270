const fs = require('node:fs');
fs.readFile('missing.txt', (error) => {
  console.log(error);
  setImmediate(() => fs.readFileSync('missing.txt', 'utf8'));
});
process.nextTick(() => console.log('tick'));
