import { WebContainer } from '@webcontainer/api';
import { obstacleIn, surroundings } from './surroundings.ts';
import { ContainerUnavailable, obstacleOf } from './unavailable.ts';

export interface BootPatience {
  /** Real milliseconds until the host's frame gives its first sign. */
  readonly sign: number;
  /** Real milliseconds until the container stands. */
  readonly whole: number;
}

/** A slow line gets its chance; nobody watches a spinner for longer. */
export const PATIENCE: BootPatience = { sign: 15_000, whole: 30_000 };

/** The one boot of this page: the client allows no second one while it stands or hangs. */
let booting: Promise<WebContainer> | undefined;
/** Whether the boot was given up although it may still come. */
let hanging = false;

/**
 * Starts the container. The client's `boot()` waits for ever when its host cannot be reached (1.6.4 has no timer and
 * no error path), so this one watches it: the frame's load, its first message, and the clock.
 * Rejects with `ContainerUnavailable`. A later call tries again by loading the frame anew.
 */
export async function boot(patience: BootPatience): Promise<WebContainer> {
  const obstacle = obstacleIn(surroundings());
  if (obstacle) throw new ContainerUnavailable(obstacle);
  booting ??= begin();
  if (hanging) wake();
  hanging = true;
  const watch = watchHost(patience);
  try {
    return await Promise.race([booting, watch.obstacle]);
  } finally {
    watch.end();
  }
}

/** The client's boot; when the host refuses it, the next one may begin afresh. */
async function begin(): Promise<WebContainer> {
  try {
    return await WebContainer.boot({ coep: 'credentialless', workdirName: 'lab' });
  } catch (error) {
    booting = undefined;
    const message = error instanceof Error ? error.message : String(error);
    throw new ContainerUnavailable(obstacleOf(message), message);
  } finally {
    hanging = false;
  }
}

/** The client takes the frame's first message whenever it comes: loading the frame anew wakes a boot that hangs. */
function wake(): void {
  const frame = hostFrame();
  if (frame) frame.src = String(frame.src);
}

/** Forgets the container after its teardown, so that it can be started again. */
export function forget(): void {
  booting = undefined;
}

const hostFrame = (): HTMLIFrameElement | undefined =>
  [...document.querySelectorAll('iframe')].find(({ src }) => /\/headless\?.*version=/.test(src));

interface HostWatch {
  /** Never fulfilled; rejects when the host will not come any more. */
  readonly obstacle: Promise<never>;
  end(): void;
}

function watchHost({ sign, whole }: BootPatience): HostWatch {
  const over = new AbortController();
  const { signal } = over;
  let answered = false;
  let fail: (error: ContainerUnavailable) => void = () => {};
  const obstacle = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  const timers = [
    setTimeout(() => answered || fail(new ContainerUnavailable('timed-out')), sign),
    setTimeout(() => fail(new ContainerUnavailable('timed-out')), whole),
  ];
  addEventListener(
    'message',
    ({ source, data }) => {
      if (source !== hostFrame()?.contentWindow || data?.type !== 'init') return;
      answered = true;
    },
    { signal },
  );
  // A policy of this page, or of the host, forbids the frame.
  addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective }) => {
      if (/^(frame|child)-src$/.test(effectiveDirective)) fail(new ContainerUnavailable('blocked'));
    },
    { signal },
  );
  void frameLoaded(signal).then(async (frame) => {
    // What has loaded may be the browser's own error page, which looks the same from here.
    if (!(await reachable(frame.src, signal))) answered || fail(new ContainerUnavailable('offline'));
  });
  return {
    obstacle,
    end() {
      over.abort();
      for (const timer of timers) clearTimeout(timer);
      // Nobody may be listening any more.
      obstacle.catch(() => {});
    },
  };
}

/** The host's frame, once it has loaded something. The client adds it a moment after `boot()`. */
function frameLoaded(signal: AbortSignal): Promise<HTMLIFrameElement> {
  return new Promise((resolve) => {
    const listen = (frame: HTMLIFrameElement) => {
      watcher.disconnect();
      frame.addEventListener('load', () => resolve(frame), { signal, once: true });
    };
    const watcher = new MutationObserver(() => {
      const frame = hostFrame();
      if (frame) listen(frame);
    });
    const frame = hostFrame();
    if (frame) listen(frame);
    else watcher.observe(document.body, { childList: true });
    signal.addEventListener('abort', () => watcher.disconnect());
  });
}

/** Whether the host answers at all; what it answers cannot be read from here. */
async function reachable(address: string, signal: AbortSignal): Promise<boolean> {
  try {
    await fetch(address, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal });
    return true;
  } catch {
    return signal.aborted;
  }
}
