// What is left when a block ends, for better or worse.
const show = async (run) => {
  try {
    console.log(await run());
  } catch (error) {
    console.log('caught', error.message);
  }
};
await show(() => {
  using x = {
    [Symbol.dispose]() {
      console.log('disposed');
    },
  };
  return 'body';
});
await show(async () => {
  await using x = {
    async [Symbol.asyncDispose]() {
      console.log('async disposed');
    },
  };
  return 'body';
});
await show(() => {
  using x = { [Symbol.dispose]: () => console.log('disposed, although something was thrown') };
  throw new Error('in the block');
});
