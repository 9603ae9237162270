import readline from 'node:readline/promises';

const lines = readline.createInterface({ input: process.stdin, output: process.stdout });
const rest = [];
const name = await lines.question('name? ');
lines.on('line', (line) => rest.push(line));
console.log(`hello ${name}`, rest);
const controller = new AbortController();
const asked = lines.question('again? ', { signal: controller.signal });
controller.abort();
await asked.catch((error) => console.log(error.name, error.code, error.message));
lines.close();
await lines.question('closed? ').catch((error) => console.log(error.code, error.message));
