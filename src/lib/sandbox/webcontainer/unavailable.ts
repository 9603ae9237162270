/** Why a WebContainer cannot run here. The page says each in one plain sentence. */
export type Obstacle =
  /** The host of the container cannot be reached: no network, or something between drops it. */
  | 'offline'
  /** The page is served without the headers COOP and COEP, which shared memory needs. */
  | 'not-isolated'
  /** The same, but loaded once more the page has them: our service worker adds them by now. */
  | 'not-reloaded'
  /** The browser keeps frames of other sites, or their storage, away. */
  | 'blocked'
  | 'unsupported'
  | 'out-of-memory'
  /** The host was reached but did not start in time. */
  | 'timed-out'
  /** The host answered with an error of its own. */
  | 'host-error';

/** The container does not start. `message` is the host's own word where it gave one. */
export class ContainerUnavailable extends Error {
  override readonly name = 'ContainerUnavailable';
  readonly obstacle: Obstacle;

  constructor(obstacle: Obstacle, message = '') {
    super(message);
    this.obstacle = obstacle;
  }
}

/** What the host's own error means. */
export function obstacleOf(message: string): Obstacle {
  if (/out of memory|could not allocate|allocation failed|array buffer allocation/i.test(message))
    return 'out-of-memory';
  if (/storage|cookie|service ?worker|securityerror|third.party/i.test(message)) return 'blocked';
  if (/not supported|unsupported/i.test(message)) return 'unsupported';
  return 'host-error';
}
