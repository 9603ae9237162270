async function lost() {
  await null;
  throw new Error('lost promise');
}
setTimeout(() => console.log('never'), 50);
process.on('exit', (code) => console.log('exit', code, process.exitCode));
lost();
