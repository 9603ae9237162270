'use strict';
// In every process of the stand-in container: tells which ports answer, and has the gap that is on record, no UDP.
const net = require('node:net');

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...args) {
  this.once('listening', () => {
    const port = this.address()?.port;
    if (port === undefined) return;
    process.send?.({ port, type: 'open' });
    this.once('close', () => process.send?.({ port, type: 'close' }));
  });
  return listen.apply(this, args);
};
process.channel?.unref();
require('node:dgram').createSocket = () => {
  throw new TypeError('s.getAsyncId is not a function');
};
