process.on('exit', (code) => {
  console.log('exit handler', code);
  setTimeout(() => console.log('never'), 0);
  process.exitCode = 9;
});
setTimeout(() => console.log('never'), 100);
setTimeout(() => {
  console.log('leaving');
  try {
    process.exit(4);
  } finally {
    console.log('not reached');
  }
}, 1);
