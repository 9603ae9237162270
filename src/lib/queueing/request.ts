/** Where a request stands: `dropped` found a full queue, `lost` went to a server that failed. */
export type Fate = 'waiting' | 'in-service' | 'served' | 'dropped' | 'lost';

/** One request on its way through the servers, for the animation. Times in seconds; filled in as it goes. */
export interface Request {
  /** From 0, in the order of arrival. */
  readonly number: number;
  readonly arrival: number;
  /** Where the balancer sent it; absent when it saw no server up. */
  readonly server?: number;
  /** When its service began. */
  readonly start?: number;
  /** When it left: served, dropped or lost. */
  readonly end?: number;
  readonly fate: Fate;
}

/** A request as the simulation writes it. */
export type Job = { -readonly [Key in keyof Request]: Request[Key] } & {
  /** What it asks of a server, in mean services: it comes with the request, whichever server does it. */
  readonly work: number;
};
