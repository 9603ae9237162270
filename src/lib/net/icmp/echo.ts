import type { IcmpMessage } from '../packet.ts';

/** Echo (RFC 792): whoever gets a request sends its data back in a reply. */
export const ECHO_REPLY = 0;
export const ECHO_REQUEST = 8;

/** `rest` of an echo message: identifier, then sequence number, 16 bits each. */
export const echoRest = (identifier: number, sequence: number): number => identifier * 65536 + sequence;
export const echoIdentifier = (rest: number): number => rest >>> 16;

/** A request whose `size` bytes of data count up, so that a reader can see what came back. */
export function echoRequest(rest: number, size: number): IcmpMessage {
  const payload = Uint8Array.from({ length: size }, (_, index) => index);
  return { protocol: 'icmp', type: ECHO_REQUEST, code: 0, rest, payload };
}

export const echoReply = (request: IcmpMessage): IcmpMessage => ({ ...request, type: ECHO_REPLY });
