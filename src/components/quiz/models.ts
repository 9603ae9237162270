import {
  clientServerTime,
  type Distribution,
  equalPeers,
  peerToPeerTime,
} from '../../lib/distribution/bounds.ts';
import { firstByte, type Setup } from '../../lib/experiments/first-byte.ts';
import { recordLength } from '../../lib/experiments/tls-record.ts';
import { lateByHand } from '../../lib/experiments/voice-by-hand.ts';
import { IPV4_HEADER, TCP_HEADER, UDP_HEADER } from '../../lib/net/wire/length.ts';
import type { Computation } from '../../lib/quiz/schema.ts';

type Parameters = Computation['with'];

/** The computations a question's key and detectors may name; each is the one that also draws the course's figures. */
const MODELS: Readonly<Record<string, (parameters: Parameters) => number>> = {
  'client-server-time': (parameters) => clientServerTime(distribution(parameters)).time,
  'peer-to-peer-time': (parameters) => peerToPeerTime(distribution(parameters)).time,
  'sending-time': (parameters) => number(parameters, 'file') / number(parameters, 'rate'),
  'message-length': (parameters) => number(parameters, 'message'),
  'segment-length': segmentLength,
  'packet-length': (parameters) => IPV4_HEADER + segmentLength(parameters),
  'round-trips': (parameters) => number(parameters, 'count') * number(parameters, 'rtt'),
  'first-byte': (parameters) =>
    firstByte({ setup: String(parameters.setup) as Setup, rttMs: number(parameters, 'rtt') * 1000 })
      .firstByteMs / 1000,
  'tls-record': (parameters) => recordLength(number(parameters, 'text')),
  sum: (parameters) => Object.keys(parameters).reduce((total, name) => total + number(parameters, name), 0),
  product: (parameters) =>
    Object.keys(parameters).reduce((total, name) => total * number(parameters, name), 1),
  quotient: (parameters) => number(parameters, 'of') / number(parameters, 'by'),
  difference: (parameters) => number(parameters, 'from') - number(parameters, 'take'),
  'numbers-between': (parameters) => number(parameters, 'last') - number(parameters, 'first') + 1,
  'utf8-length': (parameters) => new TextEncoder().encode(String(parameters.text)).length,
  characters: (parameters) => [...String(parameters.text)].length,
  'stream-rate': streamRate,
  'late-frames': (parameters) =>
    lateByHand({
      rttMs: number(parameters, 'rtt') * 1000,
      intervalMs: number(parameters, 'interval') * 1000,
      deadlineMs: number(parameters, 'deadline') * 1000,
    }),
};

/** The value of a computation that a quiz file names. Throws when the file names an unknown one or leaves out a parameter. */
export function compute({ compute: name, with: parameters }: Computation): number {
  const model = Object.hasOwn(MODELS, name) ? MODELS[name] : undefined;
  if (model === undefined)
    throw new Error(`quiz: no computation is called "${name}"; there are ${Object.keys(MODELS).join(', ')}`);
  return model(parameters);
}

/** Peers with equal rates; who says nothing about uploading shares nothing. */
function distribution(parameters: Parameters): Distribution {
  const upload = parameters.peerUpload === undefined ? 0 : number(parameters, 'peerUpload');
  return {
    size: number(parameters, 'file'),
    serverUpload: number(parameters, 'serverUpload'),
    peers: equalPeers(number(parameters, 'receivers'), { upload, download: number(parameters, 'download') }),
  };
}

/** Header without options and message, in bytes. */
function segmentLength(parameters: Parameters): number {
  const headers: Readonly<Record<string, number>> = { tcp: TCP_HEADER, udp: UDP_HEADER };
  const header = headers[String(parameters.protocol)];
  if (header === undefined)
    throw new Error(`quiz: the protocol is tcp or udp, got ${String(parameters.protocol)}`);
  return header + number(parameters, 'message');
}

/** Bits a second of packets sent at a fixed interval: `bytes` each, with the headers that are named. */
function streamRate(parameters: Parameters): number {
  const rtp = parameters.rtp === undefined ? 0 : number(parameters, 'rtp');
  const lower =
    parameters.protocol === undefined ? 0 : IPV4_HEADER + segmentLength({ ...parameters, message: 0 });
  return (
    ((number(parameters, 'bytes') + rtp + lower) * number(parameters, 'bitsPerByte')) /
    number(parameters, 'interval')
  );
}

function number(parameters: Parameters, name: string): number {
  const value = parameters[name];
  if (typeof value !== 'number')
    throw new Error(`quiz: the computation needs a number "${name}", got ${String(value)}`);
  return value;
}
