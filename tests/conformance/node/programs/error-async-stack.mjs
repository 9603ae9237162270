async function innermost(depth) {
  await new Promise((resolve) => setTimeout(resolve, 1));
  throw new Error(`depth ${depth}`);
}
async function middle() {
  return await innermost(3);
}
class Service {
  async run() {
    const results = await Promise.all([middle()]);
    return results;
  }
}
try {
  await new Service().run();
} catch (error) {
  console.log(error.stack.replaceAll(/file:.*\//g, ''));
}
await new Service().run();
