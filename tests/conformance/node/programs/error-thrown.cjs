function inner(value) {
  for (const item of [1, 2, 3]) {
    if (item === value) throw new RangeError(`item ${item}`);
  }
}
const outer = () => inner(2);
console.log('before');
outer();
