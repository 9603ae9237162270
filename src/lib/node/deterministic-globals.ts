import type { Environment } from './environment.ts';
import { HostDate, HostDOMException } from './host.ts';

/** mulberry32, the generator of the model's own chances (src/lib/net/random.ts). Its seed comes when the run begins. */
class Chance {
  #state = 0;

  seed(seed: number): void {
    this.#state = seed >>> 0;
  }

  /** At least 0, less than 1. */
  readonly next = (): number => {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

/** `Date` without arguments shows the run's epoch plus virtual time. */
function virtualDate(now: () => number): DateConstructor {
  const VirtualDate = function VirtualDate(this: unknown, ...values: unknown[]) {
    if (!new.target) return new HostDate(now()).toString();
    return Reflect.construct(HostDate, values.length > 0 ? values : [now()], new.target);
  } as unknown as DateConstructor;
  Object.defineProperties(VirtualDate, {
    prototype: { value: HostDate.prototype, writable: false },
    name: { value: 'Date' },
    length: { value: 7 },
    now: { value: () => Math.floor(now()), writable: true, configurable: true },
    parse: { value: HostDate.parse, writable: true, configurable: true },
    UTC: { value: HostDate.UTC, writable: true, configurable: true },
  });
  Object.defineProperty(HostDate.prototype, 'constructor', {
    value: VirtualDate,
    writable: true,
    configurable: true,
  });
  return VirtualDate;
}

/** Web Crypto's two sources of chance. Not secure: the bytes follow from the run's seed. */
function seededCrypto(random: () => number) {
  const fill = <View extends ArrayBufferView>(view: View): View => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let index = 0; index < bytes.length; index++) bytes[index] = random() * 256;
    return view;
  };
  const crypto = {
    getRandomValues<View extends ArrayBufferView>(view: View): View {
      if (
        !ArrayBuffer.isView(view) ||
        !/^(Big)?(Ui|I)nt/.test((view as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] ?? '')
      )
        throw new HostDOMException(
          'The data argument must be an integer-type TypedArray',
          'TypeMismatchError',
        );
      if (view.byteLength > 65_536)
        throw new HostDOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
      return fill(view);
    },
    randomUUID(): string {
      const bytes = fill(new Uint8Array(16));
      bytes[6] = (bytes[6]! & 0x0f) | 0x40;
      bytes[8] = (bytes[8]! & 0x3f) | 0x80;
      const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  };
  Object.defineProperty(crypto, Symbol.toStringTag, { value: 'Crypto', configurable: true });
  return { crypto, fill };
}

/**
 * Replaces time and chance before Node's library takes its copies of the globals, so that a run depends on nothing
 * but its seed.
 */
export function installDeterministicGlobals(environment: Environment): { readonly crypto: object } {
  const chance = new Chance();
  const cryptoChance = new Chance();
  let epoch = 0;
  environment.atStart((boot) => {
    epoch = boot.epoch;
    chance.seed(boot.seed);
    cryptoChance.seed(boot.seed ^ 0x5bd1e995);
  });
  const define = (target: object, name: string, value: unknown) =>
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
  define(
    globalThis,
    'Date',
    virtualDate(() => epoch + environment.now / 1e6),
  );
  // Node's `Math.random` is a function of no further use, as this one is.
  define(Math, 'random', function random() {
    return chance.next();
  });
  const { crypto, fill } = seededCrypto(cryptoChance.next);
  environment.fillRandom = fill;
  return { crypto };
}
