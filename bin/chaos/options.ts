import { parseArgs } from "node:util";
import { Failure } from "../world/fail.ts";

export interface Options {
  readonly orders: number;
  readonly seed: number;
  readonly json: boolean;
  /** Buyers at once. */
  readonly buyers: number;
  /** No faults at all: what the shop can do undisturbed. */
  readonly calm: boolean;
  /** Keeps the data folder also of a run in which every promise held. */
  readonly keep: boolean;
}

const DEFAULTS = { orders: 300, seed: 1, buyers: 60 };

function whole(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new Failure(`--${name} ${text} is not a whole number from 1.`);
}

/** What the command line asks for. */
export function optionsFrom(args: readonly string[]): Options {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { orders: text, seed: text, buyers: text, json: flag, calm: flag, keep: flag },
  });
  return {
    orders: whole("orders", values.orders, DEFAULTS.orders),
    seed: whole("seed", values.seed, DEFAULTS.seed),
    buyers: whole("buyers", values.buyers, DEFAULTS.buyers),
    json: values.json,
    calm: values.calm,
    keep: values.keep,
  };
}
