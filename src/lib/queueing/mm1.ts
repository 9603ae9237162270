/**
 * One server, arrivals and services at random: what a simulated server comes to in the long run. Rates are per
 * second, times in seconds. Sources: Kleinrock, Queueing Systems I, §3.2 (M/M/1) and §3.6 (M/M/1/K).
 */
export interface Load {
  /** λ: requests that arrive per second, in a Poisson stream. 0 or more. */
  readonly arrivalRate: number;
  /** μ: requests that the server can serve per second, service times being exponential. More than 0. */
  readonly serviceRate: number;
}

/** Throws an error that names the rate unless λ is finite and at least 0, and μ finite and more than 0. */
export function checkLoad({ arrivalRate, serviceRate }: Load): void {
  if (!(arrivalRate >= 0 && arrivalRate < Infinity))
    throw new Error(`arrivalRate ${arrivalRate}: not 0 or more`);
  if (!(serviceRate > 0 && serviceRate < Infinity))
    throw new Error(`serviceRate ${serviceRate}: not more than 0`);
}

/** Throws unless K is a whole number of places, at least 1 (the place of the request in service). */
export function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1)
    throw new Error(`queueLimit ${limit}: not a whole number from 1`);
}

/** Mean time in the system, waiting and service: 1/(μ − λ) seconds. Infinity from λ = μ on: the queue only grows. */
export function meanTime(load: Load): number {
  checkLoad(load);
  const spare = load.serviceRate - load.arrivalRate;
  return spare > 0 ? 1 / spare : Infinity;
}

/**
 * The time in the system that a share of the requests does not exceed, in seconds: −ln(1 − share)·1/(μ − λ), the
 * time being exponential. Infinity from λ = μ on. Throws unless 0 ≤ share < 1.
 */
export function quantileOfTime(load: Load, share: number): number {
  if (!(share >= 0 && share < 1)) throw new Error(`share ${share}: not from 0 to below 1`);
  const mean = meanTime(load);
  return mean < Infinity ? -Math.log1p(-share) * mean : Infinity;
}

/** A server with K places, the one in service included, in the long run. */
export interface Limited {
  /** The share of the arrivals that find every place taken and are dropped, from 0 to 1. */
  readonly loss: number;
  /** Mean time in the system of those let in, in seconds. */
  readonly meanTime: number;
  /** Mean number of requests in the system. */
  readonly meanLength: number;
}

/**
 * M/M/1/K: with ρ = λ/μ, the loss is ρ^K / (1 + ρ + … + ρ^K). Finite at every load: above μ it nears 1 − μ/λ.
 *
 * Adds one place at a time, which stays exact at ρ = 1 and where ρ^K would overflow. Who is let in finds the queue
 * as it would be with one place less. K steps.
 */
export function limited(load: Load, limit: number): Limited {
  checkLoad(load);
  checkLimit(limit);
  const ρ = load.arrivalRate / load.serviceRate;
  let [loss, meanLength, found] = [1, 0, 0];
  for (let places = 1; places <= limit; places += 1) {
    found = meanLength;
    loss = (ρ * loss) / (1 + ρ * loss);
    meanLength = ρ * (1 - loss) * (1 + found);
  }
  return { loss, meanTime: (1 + found) / load.serviceRate, meanLength };
}
