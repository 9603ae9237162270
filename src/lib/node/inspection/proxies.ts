import { HostProxy } from '../host.ts';

/** What a proxy was made of. */
interface Parts {
  readonly target: object;
  readonly handler: object;
  revoked: boolean;
}

const { revocable } = HostProxy;
const proxies = new WeakMap<object, Parts>();

/** Replaces `Proxy` by one that remembers what each proxy was made of; JavaScript cannot tell afterwards. */
export function observeProxies(): void {
  Object.defineProperty(HostProxy, 'revocable', {
    value: {
      revocable(target: object, handler: ProxyHandler<object>) {
        const made = revocable(target, handler);
        const parts = { target, handler, revoked: false };
        proxies.set(made.proxy, parts);
        return {
          proxy: made.proxy,
          revoke() {
            parts.revoked = true;
            made.revoke();
          },
        };
      },
    }.revocable,
    writable: true,
    configurable: true,
  });
  const observed = new HostProxy(HostProxy, {
    construct(_, [target, handler]: [object, ProxyHandler<object>]) {
      const proxy = new HostProxy(target, handler);
      proxies.set(proxy, { target, handler, revoked: false });
      return proxy;
    },
  });
  Object.defineProperty(globalThis, 'Proxy', { value: observed, writable: true, configurable: true });
}

export const isProxy = (value: unknown): boolean =>
  (typeof value === 'object' || typeof value === 'function') && value !== null && proxies.has(value);

/**
 * The binding's `getProxyDetails`: target and handler, or the target alone; null in their place once revoked;
 * undefined for what is no proxy.
 */
export function proxyDetails(value: object, both = true): unknown {
  const parts = isProxy(value) ? proxies.get(value) : undefined;
  if (!parts) return undefined;
  if (parts.revoked) return both ? [null, null] : null;
  return both ? [parts.target, parts.handler] : parts.target;
}
