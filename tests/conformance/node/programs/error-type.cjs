const config = undefined;
try {
  config.port;
} catch (error) {
  console.log(error.message);
  console.log(error.stack.split('\n')[1].trim().replace(/\(.*\//, '('));
}
const o = { f: 1 };
for (const call of [() => o.f(), () => o.g.h, () => null.x, () => new o.f(), () => missing, () => { const c = 1; c = 2; }, () => [].reduce((a) => a), () => 'x'.repeat(-1), () => BigInt(1.5), () => JSON.parse('{bad'), () => Symbol() + ''])
  try {
    call();
  } catch (error) {
    console.log(`${error}`);
  }
setTimeout(() => {
  o.f();
}, 1);
