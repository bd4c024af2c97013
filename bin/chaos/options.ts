import { parseArgs } from "node:util";
import { Failure } from "../world/fail.ts";
import { MUTANTS, mutantNamed } from "./mutants/all.ts";
import type { Mutant } from "./mutants/model.ts";

export interface Options {
  readonly orders: number;
  readonly seed: number;
  readonly json: boolean;
  /** Buyers at once. */
  readonly buyers: number;
  /** No faults at all: what the shop can do undisturbed. */
  readonly calm: boolean;
  /** So many times the usual time passes between two blows against the shop's own processes and lines. */
  readonly gap: number;
  /** Keeps the data folder also of a run in which every promise held. */
  readonly keep: boolean;
  /** Defects to be planted in a copy of the project, one run for each; none for an ordinary run. */
  readonly mutants: readonly Mutant[];
  /** The defect to wake, in such a copy. */
  readonly wake: Mutant | null;
}

const DEFAULTS = { orders: 300, seed: 1, buyers: 60, gap: 1 };
/**
 * For planted defects: small, and with fewer restarts, of which few of them need one to show. In the crowd of this seed
 * every kind of buyer comes up more than once.
 */
const PER_MUTANT = { orders: 60, seed: 187, buyers: 30, gap: 6 };

function whole(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new Failure(`--${name} ${text} is not a whole number from 1.`);
}

/** `--mutants` alone is all of them; names may follow, with commas or blanks between. */
function mutantsFrom(isAsked: boolean, names: readonly string[]): readonly Mutant[] {
  if (!isAsked && names.length > 0) throw new Failure(`${names.join(" ")} means nothing here.`);
  if (!isAsked) return [];
  const named = names.flatMap((text) => text.split(",")).filter((name) => name !== "");
  return named.length === 0 ? MUTANTS : named.map(mutantNamed);
}

/** What the command line asks for. */
export function optionsFrom(args: readonly string[]): Options {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ orders: text, seed: text, buyers: text, gap: text, wake: text },
      ...{ json: flag, calm: flag, keep: flag, mutants: flag },
    },
  });
  const mutants = mutantsFrom(values.mutants, positionals);
  const usual = mutants.length > 0 ? PER_MUTANT : DEFAULTS;
  return {
    mutants,
    wake: values.wake === undefined ? null : mutantNamed(values.wake),
    orders: whole("orders", values.orders, usual.orders),
    seed: whole("seed", values.seed, usual.seed),
    buyers: whole("buyers", values.buyers, usual.buyers),
    gap: whole("gap", values.gap, usual.gap),
    json: values.json,
    calm: values.calm,
    keep: values.keep,
  };
}
