import net, { connect, notThere } from 'node:net';
console.log(net, connect, notThere);
