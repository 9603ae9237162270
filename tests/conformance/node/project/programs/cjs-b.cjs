exports.done = false; const a = require("./cjs-a.cjs"); exports.sawA = a.done; exports.done = true;
