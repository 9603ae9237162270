exports.done = false; const b = require("./cjs-b.cjs"); exports.b = b.done; exports.done = true;
