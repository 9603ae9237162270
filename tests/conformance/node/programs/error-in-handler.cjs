process.on('uncaughtException', (error) => {
  console.log('handling', error.message);
  throw new Error('the handler fails too');
});
throw new Error('first');
