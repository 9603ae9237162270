// What call sites tell of the program's own functions.
const util = require('util');
class Shape {
  area() {
    return util.getCallSites(4);
  }
  static make() {
    return new Shape().area();
  }
}
const arrow = () => Shape.make();
const obj = {
  method() {
    return arrow();
  },
  get g() {
    return arrow();
  },
};
const show = (sites) =>
  console.log(
    sites
      .filter((s) => !s.scriptName.startsWith('node:'))
      .map((s) => `${s.functionName}:${s.lineNumber}:${s.columnNumber}`),
  );
function outer() {
  return obj.method();
}
show(outer());
show(obj.g);
show([1].map(() => arrow())[0]);
show(util.getCallSites());
Error.prepareStackTrace = (error, sites) =>
  sites
    .filter((s) => !(s.getFileName() ?? '').startsWith('node:'))
    .map((s) =>
      [
        s.getFunctionName(),
        s.getMethodName(),
        s.getTypeName(),
        s.isConstructor(),
        s.isToplevel(),
        s.isNative(),
        s.isAsync(),
        s.getLineNumber(),
        s.getColumnNumber(),
        s.isEval(),
        typeof s.getFileName(),
        s.getEvalOrigin(),
        s.getPromiseIndex(),
        s.isPromiseAll(),
      ].join(),
    )
    .filter((l, i) => i < 4);
console.log(new Error().stack);
(function fn() {
  console.log(new Error().stack);
})();
console.log(
  new (class Made {
    constructor() {
      this.s = new Error().stack;
    }
  })().s,
);
[1].forEach(function each() {
  console.log(new Error().stack);
});
console.log((obj.e = (() => new Error().stack)()));
({
  m() {
    console.log(new Error().stack);
  },
}).m();
(async () => {
  await null;
  console.log(new Error().stack);
})();
setTimeout(function tick() {
  console.log(new Error().stack[0]);
}, 1);
Promise.all([
  (async () => {
    await 1;
    console.log(new Error().stack);
  })(),
]);
