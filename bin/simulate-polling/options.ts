import { parseArgs } from "node:util";
import { Failure } from "../world/fail.ts";

export interface Options {
  readonly esims: number;
  /** That are measured, after a day in which the planner learns. */
  readonly hours: number;
  readonly seed: number;
  readonly callsPerSecond: number;
  readonly json: boolean;
  /** Whether the statements are measured on a real PostgreSQL too. */
  readonly database: boolean;
}

const MOST_ESIMS = 1_000_000;

interface Bounds {
  readonly fallback: number;
  readonly most: number;
  readonly whole: boolean;
}

function number(name: string, text: string | undefined, { fallback, most, whole }: Bounds): number {
  const value = text === undefined ? fallback : Number(text);
  const fits = value > 0 && value <= most && (!whole || Number.isInteger(value));
  if (fits) return value;
  throw new Failure(
    `--${name} ${text ?? ""} is not a ${whole ? "whole " : ""}number above 0, at most ${String(most)}.`,
  );
}

/** What the command line asks for. */
export function optionsFrom(args: readonly string[]): Options {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      esims: text,
      hours: text,
      seed: text,
      calls: text,
      json: { type: "boolean", default: false },
      "no-database": { type: "boolean", default: false },
    },
  });
  return {
    esims: number("esims", values.esims, { fallback: 100_000, most: MOST_ESIMS, whole: true }),
    hours: number("hours", values.hours, { fallback: 24, most: 240, whole: true }),
    seed: number("seed", values.seed, { fallback: 7, most: 2 ** 31, whole: true }),
    callsPerSecond: number("calls", values.calls, { fallback: 5, most: 1_000, whole: false }),
    json: values.json,
    database: !values["no-database"],
  };
}
