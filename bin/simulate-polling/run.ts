import { measureDatabase } from "./database.ts";
import type { Options } from "./options.ts";
import { planner, roundRobin } from "./policies.ts";
import type { Report } from "./report.ts";
import { live, population, START } from "./world.ts";

/** Lives through the same days with both policies, then measures what they cost a database. */
export async function simulate(options: Options, say: (line: string) => void): Promise<Report> {
  const { esims, hours, callsPerSecond } = options;
  say(
    `${esims} eSIMs at ${callsPerSecond} calls per second: a day to learn in, then ${hours} hours that count`,
  );
  const ours = population(options);
  const planned = live(options, ours, planner(ours, START, callsPerSecond));
  say("the planner is done; the same again, one eSIM after the other");
  const naive = live(options, population(options), roundRobin(esims));
  if (!options.database) return { options, planner: planned, roundRobin: naive, database: null };
  say("the statements on a real PostgreSQL");
  return { options, planner: planned, roundRobin: naive, database: await measureDatabase(options) };
}
