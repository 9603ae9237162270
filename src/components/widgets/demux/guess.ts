import type { Doors } from '../../../lib/experiments/doors.ts';

/** What may differ between two segments to one server. */
export const values = ['source-address', 'source-port', 'destination-address', 'destination-port'] as const;
export type Value = (typeof values)[number];

/** A letter for each arrival: the door it is said to go through, `a` the first, or `-` for none. */
const ROUTE = /^[a-z-]+$/;

/** How many arrivals there are on each of the first two tabs. */
export const ARRIVALS = { udp: 5, tcp: 4 };

export const readRoute = (text: string): string | undefined =>
  ROUTE.test(text) && text.length === ARRIVALS.udp ? text : undefined;

/** The value that differs, and the way of each arrival: `source-port.bcda`. */
export function readTcpGuess(text: string): string | undefined {
  const [value, route = '', ...more] = text.split('.');
  const known = values.some((one) => one === value) && ROUTE.test(route) && route.length === ARRIVALS.tcp;
  return known && more.length === 0 ? text : undefined;
}

/** The way of each arrival in a guess of either tab. */
export const routeIn = (guess: string): string => guess.split('.').at(-1)!;

/** A door's letter. */
export const letterOf = (place: number): string => (place < 0 ? '-' : String.fromCharCode(97 + place));

/** The way that the model sends each arrival. */
export const routeOf = ({ doors, arrivals }: Doors): string =>
  arrivals.map(({ door }) => letterOf(doors.findIndex(({ socket }) => socket === door))).join('');
