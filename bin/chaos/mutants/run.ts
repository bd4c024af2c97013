import { spawn } from "node:child_process";
import { createWriteStream, rmSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { z } from "zod";
import { Failure } from "../../world/fail.ts";
import { root } from "../../world/settings.ts";
import type { Options } from "../options.ts";
import type { Mutant } from "./model.ts";
import { MUTANTS } from "./all.ts";
import { copyProject, plant } from "./plant.ts";

const verdict = z.object({ violations: z.record(z.string(), z.number()), unsettled: z.number() });

export interface MutantReport {
  /** What a sound shop breaks in the same weather: nothing, or it does not count against any mutant. */
  readonly base: readonly string[];
  /** What each of them broke beyond that. */
  readonly by: Readonly<Record<string, readonly string[]>>;
  readonly missed: readonly string[];
  readonly ok: boolean;
}

/** One ordinary campaign in the copy, with one defect awake or none; the names of what was broken. */
async function campaignIn(copy: string, name: string | null, options: Options): Promise<readonly string[]> {
  const { orders, seed, buyers, gap } = options;
  const wake = name === null ? [] : ["--wake", name];
  const sizes = [
    "--orders",
    String(orders),
    "--seed",
    String(seed),
    "--buyers",
    String(buyers),
    "--gap",
    String(gap),
  ];
  const child = spawn(process.execPath, [join(copy, "bin", "chaos.ts"), "--json", ...sizes, ...wake], {
    cwd: copy,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const log = createWriteStream(join(copy, `${name ?? "sound"}.log`));
  let last = "";
  for await (const piece of child.stdout as AsyncIterable<Buffer>) {
    log.write(piece);
    last = `${last}${piece.toString("utf8")}`.slice(-20_000);
  }
  await finished(log.end());
  const line = last.split("\n").findLast((text) => text.startsWith("{"));
  if (line === undefined)
    throw new Failure(`The campaign of ${name ?? "the sound shop"} came to no verdict: ${copy}`);
  const { violations, unsettled } = verdict.parse(JSON.parse(line));
  const broken = Object.entries(violations).filter(([, count]) => count > 0);
  return [...broken.map(([promise]) => promise), ...(unsettled > 0 ? ["unsettled"] : [])];
}

/** Of twenty defects one may hide; of a few that somebody named, none. */
function isEnough(mutants: readonly Mutant[], missed: number): boolean {
  return missed <= (mutants.length === MUTANTS.length ? 1 : 0);
}

/** Plants every defect in a copy of the project and lets the campaign look for each of them. */
export async function runMutants(options: Options, say: (line: string) => void): Promise<MutantReport> {
  const { mutants } = options;
  const copy = copyProject(root);
  plant(copy, MUTANTS);
  say(`${MUTANTS.length} defects sleep in ${copy}; first a run in which all of them do`);
  const base = await campaignIn(copy, null, options);
  say(base.length === 0 ? "the sound shop broke nothing" : `the sound shop broke ${base.join(", ")}`);
  const by: Record<string, readonly string[]> = {};
  for (const { name, what } of mutants) {
    by[name] = (await campaignIn(copy, name, options)).filter((promise) => !base.includes(promise));
    say(`${by[name].length > 0 ? `caught by ${by[name].join(", ")}` : "MISSED"}: ${name} (${what})`);
  }
  const missed = mutants.filter(({ name }) => by[name]?.length === 0).map(({ name }) => name);
  const ok = isEnough(mutants, missed.length);
  if (!options.keep) rmSync(copy, { recursive: true, force: true });
  return { base, by, missed, ok };
}
