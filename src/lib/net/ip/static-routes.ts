import type { Address } from '../address.ts';
import type { Link } from '../link.ts';
import { contains, type Prefix } from './prefix.ts';

export interface StaticRoute extends Prefix {
  readonly link: Link;
}

/** Routes given by hand, searched for the longest prefix that fits (RFC 1812 §5.2.4.3). */
export class StaticRoutes {
  /** Longest first; among equals the one added last, which replaces the other. */
  private readonly routes: StaticRoute[] = [];

  get all(): readonly StaticRoute[] {
    return this.routes;
  }

  add(route: StaticRoute): void {
    const place = this.routes.findIndex(({ length }) => length <= route.length);
    this.routes.splice(place < 0 ? this.routes.length : place, 0, route);
  }

  find(address: Address): StaticRoute | undefined {
    return this.routes.length === 0 ? undefined : this.routes.find((route) => contains(route, address));
  }
}
