/** A server's connection, by the state of its parser. */
export interface TimedConnection {
  /** The parser object that the library knows. */
  readonly owner: object;
  /** Nanoseconds; 0 while no message is under way. */
  readonly messageStart: number;
  readonly headersCompleted: boolean;
}

/** The connections of an HTTP server, for its timeouts (`node::ConnectionsList`, src/node_http_parser.cc). */
export class HttpConnections {
  readonly #all = new Set<TimedConnection>();
  readonly #active = new Set<TimedConnection>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A message begins, or is awaited on a new connection. The sets stay in the order of these starts. */
  begin(connection: TimedConnection): void {
    this.forget(connection);
    this.#all.add(connection);
    this.#active.add(connection);
  }

  /** The message is complete. */
  rest(connection: TimedConnection): void {
    this.forget(connection);
    this.#all.add(connection);
  }

  forget(connection: TimedConnection): void {
    this.#all.delete(connection);
    this.#active.delete(connection);
  }

  /** Those at rest come first. */
  all(): object[] {
    const list = [...this.#all];
    return [
      ...list.filter(({ messageStart }) => messageStart === 0),
      ...list.filter(({ messageStart }) => messageStart > 0),
    ].map(({ owner }) => owner);
  }

  idle(): object[] {
    return [...this.#all].filter(({ messageStart }) => messageStart === 0).map(({ owner }) => owner);
  }

  active(): object[] {
    return [...this.#active].map(({ owner }) => owner);
  }

  /** Connections that have exceeded a timeout (in milliseconds, 0 for none); they count as active no more. */
  expired(headersTimeout: number, requestTimeout: number): object[] {
    let headers = headersTimeout * 1e6;
    let request = requestTimeout * 1e6;
    if (request > 0 && headers > request) [headers, request] = [request, headers];
    const now = this.#now();
    const headersDeadline = headers > 0 && now > headers ? now - headers : 0;
    const requestDeadline = request > 0 && now > request ? now - request : 0;
    const late = [...this.#active].filter(
      ({ messageStart, headersCompleted }) =>
        (!headersCompleted && messageStart < headersDeadline) || messageStart < requestDeadline,
    );
    for (const connection of late) this.#active.delete(connection);
    return late.map(({ owner }) => owner);
  }
}
