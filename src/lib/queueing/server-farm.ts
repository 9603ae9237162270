import { deriveSeed, mulberry32, type Random } from '../net/random.ts';
import { Balancer, type Policy } from './balancer.ts';
import { checkLimit, checkLoad, type Load } from './mm1.ts';
import type { Job, Request } from './request.ts';
import { Server } from './server.ts';
import { Times } from './times.ts';

/** Servers behind a balancer. λ is the load of them all together, μ what each of them can do; both per second. */
export interface FarmSetting extends Load {
  /** c: how many servers, all alike. */
  readonly servers: number;
  readonly policy: Policy;
  /** B: places at each server, the request in service included; who finds all taken is dropped. Absent: no limit. */
  readonly queueLimit?: number;
  /** How many requests come in all. Absent: they never cease. */
  readonly requests?: number;
  /** Seconds until the balancer sees that a server has failed or come back. Default: 0. */
  readonly noticeAfter?: number;
  /** How many of the newest requests stay in the result one by one. Default: all. */
  readonly keep?: number;
  /** Decides arrivals, work and picks, each for itself: the same requests come whatever the policy. */
  readonly seed: number;
}

/** What happens next: a request comes (its fate says how it is received) or has been served. */
export type FarmEvent =
  | { readonly type: 'arrived'; readonly at: number; readonly request: Request }
  | { readonly type: 'served'; readonly at: number; readonly request: Request; readonly next?: Request };

export interface FarmResult {
  /** Seconds since the start. */
  readonly time: number;
  readonly arrived: number;
  readonly served: number;
  /** Turned away by a full queue. */
  readonly dropped: number;
  /** At a server when it failed, sent to a failed one, or come when none was seen up. */
  readonly lost: number;
  /** Time in the system of those served, in seconds; undefined while there is none. */
  readonly mean: number | undefined;
  readonly p50: number | undefined;
  readonly p99: number | undefined;
  /** The share of the time that each server was busy, from 0 to 1. */
  readonly utilisation: readonly number[];
  /** The newest requests, in the order of arrival: as many as the setting keeps. */
  readonly requests: readonly Request[];
}

/**
 * Servers under load as a simulation of events: requests arrive in a Poisson stream, a balancer hands each to a
 * server, and the server does them one after another, each for an exponential time.
 *
 * Deterministic: same setting, seed and failures, same run. It starts empty, so the first requests meet shorter queues
 * than later ones. Simplified: the balancer and the way to the servers take no time, nobody gives up or tries again,
 * a server that comes back starts empty and at full speed, and real arrivals come in denser bursts than these.
 */
export class ServerFarm {
  readonly #setting: FarmSetting;
  readonly #servers: readonly Server[];
  readonly #balancer: Balancer;
  readonly #gaps: Random;
  readonly #works: Random;
  readonly #times = new Times();
  #kept: Job[] = [];
  #now = 0;
  #nextArrival: number;
  #arrived = 0;
  #dropped = 0;
  #lost = 0;

  /** Throws an error that names the field when a rate, count or duration makes no sense. */
  constructor(setting: FarmSetting) {
    checkLoad(setting);
    const { servers, queueLimit, seed, requests = 0, keep = 0, noticeAfter = 0 } = setting;
    if (!Number.isInteger(servers) || servers < 1)
      throw new Error(`servers ${servers}: not a whole number from 1`);
    if (queueLimit !== undefined) checkLimit(queueLimit);
    for (const [name, count] of Object.entries({ requests, keep })) {
      if (!Number.isInteger(count) || count < 0)
        throw new Error(`${name} ${count}: not a whole number from 0`);
    }
    if (!(noticeAfter >= 0)) throw new Error(`noticeAfter ${noticeAfter}: not 0 or more`);
    this.#setting = setting;
    this.#servers = Array.from({ length: servers }, (_, number) => new Server(number));
    this.#balancer = new Balancer(setting.policy, mulberry32(deriveSeed(seed, 'picks')));
    this.#gaps = mulberry32(deriveSeed(seed, 'arrivals'));
    this.#works = mulberry32(deriveSeed(seed, 'work'));
    this.#nextArrival = this.#drawArrival();
  }

  /** Seconds since the start. */
  get now(): number {
    return this.#now;
  }

  /** Requests at each server now, the one in service included. */
  get lengths(): number[] {
    return this.#servers.map(({ length }) => length);
  }

  /** Which servers are up now. */
  get up(): boolean[] {
    return this.#servers.map(({ up }) => up);
  }

  /** The times in the system of all requests served so far, for a histogram. */
  get times(): Times {
    return this.#times;
  }

  /** Carries out the next event; undefined when all requests have come and gone. */
  next(): FarmEvent | undefined {
    const server = this.#soonest();
    // Who leaves at the same moment makes room first.
    if (server.endsAt <= this.#nextArrival && server.endsAt < Infinity) return this.#finish(server);
    return this.#nextArrival < Infinity ? this.#arrive() : undefined;
  }

  /** Carries out every event up to a time in seconds, and sets the clock there. Throws for a time gone by. */
  runUntil(time: number): FarmResult {
    if (!(time >= this.#now && time < Infinity)) throw new Error(`time ${time}: not from ${this.#now} on`);
    while (Math.min(this.#soonest().endsAt, this.#nextArrival) <= time) this.next();
    this.#now = time;
    return this.result;
  }

  /** Runs until the last request has gone. Throws when the setting does not say how many come. */
  run(): FarmResult {
    if (this.#setting.requests === undefined)
      throw new Error('requests undefined: the run would have no end');
    while (this.next());
    return this.result;
  }

  /**
   * A server fails now. Returns the requests there, all of which are lost. Until the balancer notices it goes on
   * sending, most of all where the shortest queue wins: that of a dead server is always empty. Nothing happens to one already down.
   */
  fail(number: number): readonly Request[] {
    const server = this.#turn(number, false);
    if (!server) return [];
    const { current } = server;
    if (current) server.busy += this.#now - current.start!;
    server.endsAt = Infinity;
    const gone: Request[] = [];
    for (let job = server.shift(); job; job = server.shift()) gone.push(this.#lose(job));
    return gone;
  }

  /** A server that failed comes back now, empty. Nothing happens to one that is up. */
  recover(number: number): void {
    this.#turn(number, true);
  }

  /** The result so far; final once `next` has returned undefined. */
  get result(): FarmResult {
    const { keep = Infinity } = this.#setting;
    return {
      time: this.#now,
      arrived: this.#arrived,
      served: this.#times.count,
      dropped: this.#dropped,
      lost: this.#lost,
      mean: this.#times.mean,
      p50: this.#times.quantile(0.5),
      p99: this.#times.quantile(0.99),
      utilisation: this.#servers.map(({ busy, current }) => {
        const total = busy + (current ? this.#now - current.start! : 0);
        return this.#now > 0 ? total / this.#now : 0;
      }),
      requests: this.#kept.slice(Math.max(0, this.#kept.length - keep)),
    };
  }

  /** The server whose service ends first; of equals the one with the lowest number. */
  #soonest(): Server {
    let soonest = this.#servers[0]!;
    for (const server of this.#servers) if (server.endsAt < soonest.endsAt) soonest = server;
    return soonest;
  }

  #arrive(): FarmEvent {
    this.#now = this.#nextArrival;
    const job: Job = {
      number: this.#arrived,
      arrival: this.#now,
      fate: 'waiting',
      work: exponential(this.#works),
    };
    this.#arrived += 1;
    this.#nextArrival = this.#drawArrival();
    this.#keep(job);
    this.#hand(job, this.#balancer.pick(this.#servers.filter((server) => this.#seesUp(server))));
    return { type: 'arrived', at: this.#now, request: job };
  }

  #hand(job: Job, server: Server | undefined): void {
    if (server) job.server = server.number;
    if (!server?.up) {
      this.#lose(job);
    } else if (server.length >= (this.#setting.queueLimit ?? Infinity)) {
      this.#dropped += 1;
      job.fate = 'dropped';
      job.end = this.#now;
    } else {
      server.push(job);
      if (server.current === job) this.#serve(server, job);
    }
  }

  #serve(server: Server, job: Job): void {
    job.fate = 'in-service';
    job.start = this.#now;
    server.endsAt = this.#now + job.work / this.#setting.serviceRate;
  }

  #finish(server: Server): FarmEvent {
    this.#now = server.endsAt;
    server.endsAt = Infinity;
    const job = server.shift()!;
    job.fate = 'served';
    job.end = this.#now;
    server.busy += this.#now - job.start!;
    this.#times.add(this.#now - job.arrival);
    const next = server.current;
    if (!next) return { type: 'served', at: this.#now, request: job };
    this.#serve(server, next);
    return { type: 'served', at: this.#now, request: job, next };
  }

  #lose(job: Job): Job {
    this.#lost += 1;
    job.fate = 'lost';
    job.end = this.#now;
    return job;
  }

  /** The server, when this changes its state. */
  #turn(number: number, up: boolean): Server | undefined {
    const server = this.#servers[number];
    if (!server) throw new Error(`server ${number}: there are ${this.#servers.length}`);
    if (server.up === up) return undefined;
    server.seenUp = this.#seesUp(server);
    server.up = up;
    server.changedAt = this.#now;
    return server;
  }

  #seesUp(server: Server): boolean {
    return this.#now - server.changedAt >= (this.#setting.noticeAfter ?? 0) ? server.up : server.seenUp;
  }

  #drawArrival(): number {
    const { requests = Infinity, arrivalRate } = this.#setting;
    return this.#arrived < requests && arrivalRate > 0
      ? this.#now + exponential(this.#gaps) / arrivalRate
      : Infinity;
  }

  #keep(job: Job): void {
    const { keep = Infinity } = this.#setting;
    this.#kept.push(job);
    // Twice as many before the older half goes, so that keeping costs the same for every request.
    if (this.#kept.length > 2 * keep) this.#kept = this.#kept.slice(this.#kept.length - keep);
  }
}

/** An exponential number of mean 1. */
const exponential = (random: Random): number => -Math.log1p(-random());
