import type { LinkContext } from './link-context.ts';
import type { Node, Routing } from './routing.ts';
import type { TcpSettings } from './tcp/settings.ts';

/** What all hosts of a network share. */
export interface HostContext extends LinkContext {
  readonly settings: TcpSettings;
  readonly routing: Routing;
  /** A node by its name; throws when there is none. */
  node(name: string): Node;
  takePacketId(): number;
  takeSocketId(): number;
}
