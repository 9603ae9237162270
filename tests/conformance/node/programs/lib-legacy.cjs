exports.named = 'from exports';
exports.other = () => module.exports.named;
exports.self = require('./lib-legacy.cjs') === exports;
