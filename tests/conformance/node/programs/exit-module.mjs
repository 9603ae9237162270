process.on('exit', (code) => console.log('exit', code));
async function main() {
  await null;
  console.log('leaving');
  process.exit(3);
}
main().catch(() => console.log('never')).finally(() => console.log('never'));
setTimeout(() => console.log('never'), 1);
await new Promise((resolve) => setTimeout(resolve, 500));
console.log('never');
