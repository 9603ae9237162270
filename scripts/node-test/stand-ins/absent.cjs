'use strict';
const { _rawDebug, reallyExit } = process;

/** The exit code that, with a line on stderr, tells the runner why a test file is not applicable. */
const NOT_APPLICABLE = 86;

function leave(reason) {
  _rawDebug(`not applicable: ${reason}`);
  reallyExit.call(process, NOT_APPLICABLE);
}

/**
 * Stands in for a module that the engine does not have. A test file may ask for it and read plain values; the first
 * use of a function, a class or anything else shows that the file needs it, and ends the process with the reason.
 */
exports.absent = (reason, { values = {}, functions = [], objects = [] }) => {
  const module = { ...values };
  const uses = () => leave(reason);
  // To call it, to construct it, to inherit from it and to read a property of it all use the module.
  const traps = {
    apply: uses,
    construct: uses,
    getPrototypeOf: uses,
    get: (target, name) => (typeof name === 'symbol' || name in target ? target[name] : uses()),
  };
  for (const name of functions) module[name] = new Proxy(class {}, traps);
  for (const name of objects)
    Object.defineProperty(module, name, { enumerable: true, configurable: true, get: uses });
  return module;
};
exports.leave = leave;
