/** Two hosts that exchange something, directly: who talks to whom. */
export interface Link {
  readonly ends: readonly [string, string];
  /** What finds and steers, or what it is all about. */
  readonly kind: 'control' | 'data';
  /** Whether it goes on already; the others are tried by somebody who comes later. */
  readonly begun: boolean;
  /** For one that is yet to begin: the link that has to work first, by its ends. */
  readonly after?: readonly [string, string];
}

/** The structure of a network application. The first host is the one in its middle. */
export interface Structure {
  readonly hosts: readonly string[];
  readonly links: readonly Link[];
}

export const STRUCTURES = ['web', 'torrent', 'call', 'conference', 'messenger'] as const;
export type StructureName = (typeof STRUCTURES)[number];

const link = (kind: Link['kind'], one: string, other: string): Link => ({
  ends: [one, other],
  kind,
  begun: true,
});
const later = (kind: Link['kind'], one: string, other: string, after?: readonly [string, string]): Link => ({
  ends: [one, other],
  kind,
  begun: false,
  ...(after && { after }),
});

/** Everybody's data goes by way of the host in the middle. */
const star = (middle: string, around: readonly string[], newcomer: string): Structure => ({
  hosts: [middle, ...around, newcomer],
  links: [...around.map((host) => link('data', middle, host)), later('data', middle, newcomer)],
});

/** The host in the middle tells who is there; the data goes between the others. */
const introduced = (middle: string, around: readonly string[], newcomer: string): Structure => ({
  hosts: [middle, ...around, newcomer],
  links: [
    ...around.map((host) => link('control', middle, host)),
    ...around.flatMap((one, place) => around.slice(place + 1).map((other) => link('data', one, other))),
    later('control', middle, newcomer),
    later('data', around[0]!, newcomer, [middle, newcomer]),
  ],
});

/** Five applications of lesson 2.1.1, as their links of control and of data. */
export const structures: Readonly<Record<StructureName, Structure>> = {
  web: star('web-server', ['garam', 'narae'], 'dasom'),
  torrent: introduced('tracker', ['garam', 'narae', 'dasom'], 'raon'),
  call: introduced('signalling', ['garam', 'narae'], 'dasom'),
  conference: star('media-server', ['garam', 'narae', 'dasom'], 'raon'),
  messenger: star('messenger', ['garam', 'narae'], 'dasom'),
};

/** What becomes of a link when some hosts are off. */
export type Fate = 'goes-on' | 'stops' | 'begins' | 'cannot-begin';

const same = (one: readonly [string, string], other: readonly [string, string]): boolean =>
  one[0] === other[0] && one[1] === other[1];

/** The fate of each link of a structure, in their order. A link that goes on needs its ends and nothing else. */
export function fatesOf({ links }: Structure, off: ReadonlySet<string>): readonly Fate[] {
  const stands = ({ ends }: Link) => !ends.some((end) => off.has(end));
  const begins = (one: Link): boolean => {
    const before = links.find(({ ends }) => one.after && same(ends, one.after));
    return stands(one) && (before === undefined || stands(before));
  };
  return links.map((one) => {
    if (one.begun) return stands(one) ? 'goes-on' : 'stops';
    return begins(one) ? 'begins' : 'cannot-begin';
  });
}

/** What it means for those who are left: all of their data stops, some of it, only newcomers are shut out, or nothing. */
export type Effect = 'all-stop' | 'some-stop' | 'no-newcomers' | 'nothing';

export function effectOf(structure: Structure, off: ReadonlySet<string>): Effect {
  const fates = fatesOf(structure, off);
  const data = structure.links.flatMap(({ kind, begun }, place) =>
    kind === 'data' && begun ? [fates[place]] : [],
  );
  const stopped = data.filter((fate) => fate === 'stops').length;
  if (stopped === data.length) return 'all-stop';
  if (stopped > 0) return 'some-stop';
  return fates.includes('cannot-begin') ? 'no-newcomers' : 'nothing';
}
