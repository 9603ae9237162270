import { type Address, type Port, parseAddress } from '../../../../src/lib/net/address.ts';
import type { IcmpMessage, Packet, Segment, TcpOptions } from '../../../../src/lib/net/packet.ts';

export const CLIENT = parseAddress('10.0.0.11')!;
export const SERVER = parseAddress('10.0.0.2')!;
export const CLIENT_PORT = 32768 as Port;
export const SERVER_PORT = 7000 as Port;

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

type Envelope = Partial<Omit<Packet, 'body'>>;
type SegmentParts = Partial<Omit<Segment, 'protocol'>> & { readonly options?: TcpOptions };

/** A packet from the client to the server; `reply` turns it round. */
export const packet = (body: Packet['body'], envelope: Envelope = {}): Packet => ({
  id: 1,
  source: CLIENT,
  destination: SERVER,
  ttl: 64,
  identification: 0x1234,
  dontFragment: true,
  ...envelope,
  body,
});

export const segment = (parts: SegmentParts): Segment => ({
  protocol: 'tcp',
  sourcePort: CLIENT_PORT,
  destinationPort: SERVER_PORT,
  seq: 0,
  ack: 0,
  flags: 0,
  window: 502,
  options: {},
  payload: new Uint8Array(),
  ...parts,
});

export const tcp = (parts: SegmentParts, envelope?: Envelope): Packet => packet(segment(parts), envelope);

export const reply = (parts: SegmentParts, envelope?: Envelope): Packet =>
  tcp(
    { sourcePort: SERVER_PORT, destinationPort: CLIENT_PORT, ...parts },
    { source: SERVER as Address, destination: CLIENT, ...envelope },
  );

export const udp = (payload: Uint8Array, envelope?: Envelope): Packet =>
  packet(
    { protocol: 'udp', sourcePort: CLIENT_PORT, destinationPort: SERVER_PORT, payload },
    { dontFragment: false, ...envelope },
  );

export const icmp = (parts: Partial<Omit<IcmpMessage, 'protocol'>>, envelope?: Envelope): Packet =>
  packet(
    { protocol: 'icmp', type: 3, code: 3, rest: 0, payload: new Uint8Array(), ...parts },
    { source: SERVER, destination: CLIENT, ...envelope },
  );
