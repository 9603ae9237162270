import type { SocketOperation } from '../protocol.ts';

/**
 * An operation as the lifeline shows it (`connect()`, `listen(7007)`, `write(15)`); undefined for what the
 * program did not ask for by name. `port` is the local port of its socket.
 */
export function callLabel(operation: SocketOperation, port: number | undefined): string | undefined {
  switch (operation.type) {
    case 'tcp-listen':
      return `listen(${port ?? ''})`;
    case 'tcp-connect':
      return 'connect()';
    case 'tcp-write':
      return `write(${operation.bytes.length})`;
    case 'tcp-shutdown':
      return 'end()';
    case 'tcp-reset':
      return 'resetAndDestroy()';
    case 'udp-bind':
      return `bind(${operation.local.port})`;
    case 'udp-send':
      return `send(${operation.bytes.length})`;
    case 'note':
      return operation.label;
    case 'tcp-bind':
    case 'tcp-read':
    case 'tcp-no-delay':
    case 'tcp-keep-alive':
    case 'udp-ttl':
    case 'udp-connect':
    case 'udp-read':
    case 'close':
      return undefined;
  }
}
