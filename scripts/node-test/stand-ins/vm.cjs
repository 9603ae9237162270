'use strict';
const { leave } = require('./absent.cjs');

const realm = () => leave('second realm (vm)');
// biome-ignore lint/security/noGlobalEval: it is what the function is for
const globalEval = eval;

module.exports = {
  createContext: realm,
  runInContext: realm,
  runInNewContext: realm,
  compileFunction: realm,
  Script: function Script() {
    realm();
  },
  isContext: () => false,
  /** Code in this realm is no second one. */
  runInThisContext: (code) => globalEval(code),
};
