import { line, type Finding, type Line } from "../finding.ts";
import type { Heard } from "../wire.ts";
import type { Partner } from "./partner.ts";

/** One question that the supplier's documents leave open; their list is in sandbox/supplier/README.md. */
export type Assumption = (partner: Partner) => Promise<Finding> | Finding;

export function assumption(number: number, name: string): Line {
  return line(`supplier.A${String(number)}`, `A${String(number)} ${name}`);
}

/** For what only an event of the supplier's own, or a real order, would show. */
export function unseen(number: number, name: string, why: string): Assumption {
  return () => assumption(number, name).skip(why);
}

/** Asked once, however many questions it answers. */
export async function once(partner: Partner, path: string, prefix = partner.prefix): Promise<Heard> {
  return partner.heard.get(`${prefix}${path}`) ?? (await partner.get(path, { prefix }));
}

/** What `--order` is for, where it was not given. */
export const NEEDS_ORDER = "only a test order shows it";
