/** The access rates of one peer, in bit/s. */
export interface PeerRates {
  readonly upload: number;
  readonly download: number;
}

/** One file that a server has and every peer wants. */
export interface Distribution {
  /** F, in bits. */
  readonly size: number;
  /** u_s, in bit/s. */
  readonly serverUpload: number;
  /** u_i and d_i of the N peers. */
  readonly peers: readonly PeerRates[];
}

/**
 * What the time cannot be shorter than: the server must send every bit once (`server`; for client–server: N times),
 * the slowest downloader must receive every bit (`download`), and all uplinks together must send N copies (`total`).
 */
export type TermName = 'server' | 'download' | 'total';

export interface Term {
  readonly name: TermName;
  /** In seconds; Infinity where a rate is 0. */
  readonly time: number;
}

/** A lower bound of the time until everyone has the file, and the terms it is the largest of. */
export interface DistributionTime {
  /** In seconds. */
  readonly time: number;
  readonly terms: readonly Term[];
  /** The terms that are as large as the bound: usually one, on a tie several. */
  readonly binding: readonly TermName[];
}

/** Client–server: max(N·F/u_s, F/d_min) (Kurose and Ross, chapter 2). A server that sends to all at once reaches it. */
export function clientServerTime({ size, serverUpload, peers }: Distribution): DistributionTime {
  return largest([
    { name: 'server', time: quotient(peers.length * size, serverUpload) },
    { name: 'download', time: slowestDownload(size, peers) },
  ]);
}

/**
 * Peer to peer: max(F/u_s, F/d_min, N·F/(u_s + Σu_i)). Kumar and Ross, "Peer-Assisted File Distribution: The Minimum
 * Distribution Time" (HotWeb 2006), show that fluid can reach it. Peers that share nothing have upload 0.
 */
export function peerToPeerTime({ size, serverUpload, peers }: Distribution): DistributionTime {
  const uploads = peers.reduce((sum, { upload }) => sum + upload, serverUpload);
  return largest([
    { name: 'server', time: peers.length === 0 ? 0 : quotient(size, serverUpload) },
    { name: 'download', time: slowestDownload(size, peers) },
    { name: 'total', time: quotient(peers.length * size, uploads) },
  ]);
}

/** N peers with the same rates; the last `freeRiders` of them upload nothing. */
export function equalPeers(count: number, { upload, download }: PeerRates, freeRiders = 0): PeerRates[] {
  return Array.from({ length: count }, (_, place) => ({
    upload: place < count - freeRiders ? upload : 0,
    download,
  }));
}

const slowestDownload = (size: number, peers: readonly PeerRates[]): number =>
  peers.reduce((slowest, { download }) => Math.max(slowest, quotient(size, download)), 0);

/** Nothing to send takes no time, whatever the rate. */
const quotient = (bits: number, rate: number): number => (bits === 0 ? 0 : bits / rate);

function largest(terms: readonly Term[]): DistributionTime {
  const time = Math.max(...terms.map((term) => term.time));
  return { time, terms, binding: terms.filter((term) => term.time === time).map(({ name }) => name) };
}
