import { type Address, parseAddress } from '../address.ts';
import type { NodeDescription } from '../scenario.ts';
import type { Time } from '../time.ts';
import { parseDuration } from './duration.ts';

/** What a text of a scenario that has been read stands for. */
export function parsed<T>(text: string, parse: (text: string) => T | undefined): T {
  const value = parse(text);
  if (value === undefined) throw new Error(`unread scenario: ${text}`);
  return value;
}

/** A duration of a scenario that has been read, as virtual time. */
export const durationOf = (text: string): Time => parsed(text, parseDuration);

export const addressOf = (text: string): Address => parsed(text, parseAddress);

/** The address that a node is named by. */
export const mainAddress = (node: string | Pick<NodeDescription, 'address'>): string =>
  typeof node === 'string' ? node : node.address;
