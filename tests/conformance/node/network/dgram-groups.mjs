// Addresses that are no multicast group, and sockets that are not bound.
import dgram from 'node:dgram';

const tried = (label, call) => {
  try {
    console.log(label, call());
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
};

const socket = dgram.createSocket('udp4');
tried('loopback before bind', () => socket.setMulticastLoopback(true));
tried('ttl before bind', () => socket.setTTL(5));
socket.bind(0, '127.0.0.1', () => {
  tried('no group', () => socket.addMembership());
  tried('no address', () => socket.addMembership('256.256.256.256'));
  tried('unicast', () => socket.addMembership('10.0.0.2'));
  tried('leave', () => socket.dropMembership('256.1.1.1'));
  tried('source', () => socket.addSourceSpecificMembership('224.0.0.114', '0'));
  tried('source type', () => socket.dropSourceSpecificMembership(0, '224.0.0.114'));
  tried('default interface', () => socket.setMulticastInterface('0.0.0.0'));
  tried('foreign interface', () => socket.setMulticastInterface('224.0.0.2'));
  tried('loopback', () => socket.setMulticastLoopback(16));
  tried('multicast ttl', () => socket.setMulticastTTL(300));
  tried('ttl', () => socket.setTTL(64));
  tried('ttl 0', () => socket.setTTL(0));
  socket.close(() => tried('closed', () => socket.setMulticastInterface('0.0.0.0')));
});
