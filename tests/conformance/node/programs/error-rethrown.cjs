const kept = new Error('made here');
function later() {
  throw kept;
}
setImmediate(() => {
  later();
});
