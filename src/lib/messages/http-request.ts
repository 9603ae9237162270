/** A request put together from its parts. What a learner may leave out is a part of its own. */
export interface RequestParts {
  readonly method: string;
  readonly target: string;
  readonly version: 'HTTP/1.1' | 'HTTP/1.0';
  /** Host lines, from none to two. */
  readonly hosts: readonly string[];
  /** The empty line that ends the header section. */
  readonly empty: boolean;
  /** What ends a line. */
  readonly ending: 'CRLF' | 'LF';
}

/** The request of the lesson: 51 bytes. */
export const PLAIN_REQUEST: RequestParts = {
  method: 'GET',
  target: '/index.html',
  version: 'HTTP/1.1',
  hosts: ['www.example.com'],
  empty: true,
  ending: 'CRLF',
};

/** The request's text, line ends and all (RFC 9112 §2.1). */
export function requestText({ method, target, version, hosts, empty, ending }: RequestParts): string {
  const end = ending === 'CRLF' ? '\r\n' : '\n';
  const lines = [`${method} ${target} ${version}`, ...hosts.map((host) => `Host: ${host}`)];
  return `${lines.map((line) => line + end).join('')}${empty ? end : ''}`;
}
