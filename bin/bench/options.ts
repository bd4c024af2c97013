import { parseArgs } from "node:util";
import { Failure } from "../world/fail.ts";

export interface Options {
  readonly json: boolean;
  /** Figures are medians of so many rounds. */
  readonly rounds: number;
  /** How long each page is asked for in a round. */
  readonly seconds: number;
  /** Purchases that are timed. */
  readonly purchases: number;
}

function whole(name: string, text: string | undefined, fallback: number): number {
  const value = text === undefined ? fallback : Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new Failure(`--${name} ${text ?? ""} is not a whole number from 1.`);
}

/** What the command line asks for. */
export function optionsFrom(args: readonly string[]): Options {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: "boolean", default: false }, rounds: text, seconds: text, purchases: text },
  });
  return {
    json: values.json,
    rounds: whole("rounds", values.rounds, 3),
    seconds: whole("seconds", values.seconds, 5),
    purchases: whole("purchases", values.purchases, 20),
  };
}
