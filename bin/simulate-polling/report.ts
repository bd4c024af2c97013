import type { DatabaseLoad, TickCost } from "./database.ts";
import type { Options } from "./options.ts";
import type { Run } from "./world.ts";

const round = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits;
const MINUTE = 60_000;
const SOON_MINUTES = 30;

/** Figures of one policy. An alert that never came counts as late. */
export interface Figures {
  readonly callsPerSecond: number;
  readonly alerts: number;
  readonly share75: number;
  readonly share90: number;
  readonly share: number;
  readonly medianMinutes: number | null;
  readonly p95Minutes: number | null;
  readonly never: number;
  readonly memoryMb: number;
  readonly database: TickCost | null;
}

const soon = (late: readonly number[]): number =>
  late.length === 0 ? 1 : round(late.filter((minutes) => minutes <= SOON_MINUTES).length / late.length, 3);

/** Null where it is later than anything that was waited for. */
function quantile(sorted: readonly number[], share: number): number | null {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined || !Number.isFinite(value) ? null : round(value);
}

export function figuresOf(run: Run, database: TickCost | null): Figures {
  const [of75 = [], of90 = []] = run.lateMinutes;
  const all = [...of75, ...of90].sort((a, b) => a - b);
  return {
    callsPerSecond: round(run.calls / run.measuredSeconds, 2),
    alerts: all.length,
    share75: soon(of75),
    share90: soon(of90),
    share: soon(all),
    medianMinutes: quantile(all, 0.5),
    p95Minutes: quantile(all, 0.95),
    never: all.filter((minutes) => !Number.isFinite(minutes)).length,
    memoryMb: Math.round(run.mostMemoryMb),
    database: database && {
      pickMs: round(database.pickMs),
      storeMs: round(database.storeMs),
      rowsRead: Math.round(database.rowsRead),
      rowsWritten: Math.round(database.rowsWritten),
    },
  };
}

export interface Report {
  readonly options: Options;
  readonly planner: Run;
  readonly roundRobin: Run;
  readonly database: DatabaseLoad | null;
}

/** What the shop would have told its staff when the measured hours began. */
function told({ predicted }: Run) {
  return (
    predicted && {
      watched: predicted.watched,
      inHalfAnHour: round(predicted.inHalfAnHour, 3),
      typicalMinutes: round(predicted.typicalMs / MINUTE),
      lateMinutes: round(predicted.lateMs / MINUTE),
      worstMinutes: round(predicted.worstMs / MINUTE),
    }
  );
}

export function jsonLine({ options, planner, roundRobin, database }: Report): string {
  const { esims, hours, seed, callsPerSecond } = options;
  return JSON.stringify({
    ...{ esims, hours, seed, budgetCallsPerSecond: callsPerSecond },
    planner: { ...figuresOf(planner, database?.planner ?? null), price: planner.price, told: told(planner) },
    roundRobin: figuresOf(roundRobin, database?.roundRobin ?? null),
    summaryMs: database && round(database.summaryMs),
    pollIndexMb: database && round(database.indexMb),
  });
}

type Line = readonly [string, (figures: Figures) => number | null, string];
const LINES: readonly Line[] = [
  ["calls per second", (of) => of.callsPerSecond, ""],
  ["alerts that were due", (of) => of.alerts, ""],
  ["75 % within half an hour", (of) => round(of.share75 * 100), " %"],
  ["90 % within half an hour", (of) => round(of.share90 * 100), " %"],
  ["median lateness", (of) => of.medianMinutes, " min"],
  ["95 of 100 come within", (of) => of.p95Minutes, " min"],
  ["memory, travellers included", (of) => of.memoryMb, " MB"],
  ["database: picking, per minute", (of) => of.database?.pickMs ?? null, " ms"],
  ["database: storing, per minute", (of) => of.database?.storeMs ?? null, " ms"],
  ["database: rows written, per minute", (of) => of.database?.rowsWritten ?? null, ""],
];

export function table({ planner, roundRobin, database }: Report): string {
  const [ours, naive] = [
    figuresOf(planner, database?.planner ?? null),
    figuresOf(roundRobin, database?.roundRobin ?? null),
  ];
  const cell = (value: number | null, unit: string) =>
    (value === null ? "–" : `${String(value)}${unit}`).padStart(14);
  return [
    `${"".padEnd(36)}${"planner".padStart(14)}${"round-robin".padStart(14)}`,
    ...LINES.map(([name, of, unit]) => `${name.padEnd(36)}${cell(of(ours), unit)}${cell(of(naive), unit)}`),
  ].join("\n");
}
