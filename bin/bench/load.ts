import autocannon from "autocannon";
import { Failure } from "../world/fail.ts";

export interface Target {
  readonly url: string;
  readonly cookie?: string;
  /** Asks for it compressed: of nginx, which does that once. The framework would do it anew for each, which is not its work to measure. */
  readonly gzip?: boolean;
}

export interface Rate {
  readonly rps: number;
  readonly p99ms: number;
}

const CONNECTIONS = 32;

/** Asks for a page from 32 connections at once. Anything but whole pages makes the figure worthless. */
export async function load({ url, cookie, gzip = false }: Target, seconds: number): Promise<Rate> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    headers: { ...(gzip && { "accept-encoding": "gzip" }), ...(cookie !== undefined && { cookie }) },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Failure(`${url}: ${result.non2xx} answers were no page, ${result.errors} requests failed.`);
  return { rps: result.requests.average, p99ms: result.latency.p99 };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}

/** A share of the values lies at or below this one. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
