'use strict';
const { leave } = require('./absent.cjs');

/** Flags of V8 are set to get at the garbage collector and the optimiser; the engine has no say in either. */
exports.setFlagsFromString = (flag) => leave(/gc/.test(flag) ? 'garbage collection' : `V8 flag ${flag}`);
