import { existsSync } from "node:fs";
import type { Report } from "./campaign.ts";
import type { MutantReport } from "./mutants/run.ts";

function fieldsOf(report: Report) {
  const { kills = 0, freezes = 0, dbCuts = 0, dbRestarts = 0 } = report.counts;
  return { kills, freezes, dbCuts: dbCuts + dbRestarts };
}

/** The one line for programs. */
export function jsonLine(report: Report): string {
  const { figures, seed, ordersPerSecond, ok, faults, violations } = report;
  return JSON.stringify({
    orders: figures.orders,
    lines: figures.lines,
    paid: figures.paid,
    delivered: figures.delivered,
    refunded: figures.refunded,
    ...fieldsOf(report),
    faults,
    lost: figures.lost,
    doubled: figures.doubled,
    orphaned: figures.orphaned,
    mischarged: figures.mischarged,
    unsettled: figures.unsettled,
    violations: Object.fromEntries(Object.entries(violations).map(([name, found]) => [name, found.length])),
    settleP50ms: figures.settleP50ms,
    settleP99ms: figures.settleP99ms,
    ordersPerSecond,
    seed,
    ok,
  });
}

/** The same for a run of planted defects. */
export function mutantLine({ by, missed, base, ok }: MutantReport): string {
  const mutants = Object.keys(by).length;
  return JSON.stringify({ mutants, caught: mutants - missed.length, missed, base, by, ok });
}

const MOST_SHOWN = 10;

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}

/** The same for people. */
export function printReport(report: Report): void {
  const { figures, violations, faults, unsettled, seed, ok, dataDir } = report;
  const lines = [
    "",
    `faults       ${listed(faults)}`,
    `figures      ${listed(figures)}`,
    `speed        ${report.ordersPerSecond} orders/s over ${report.seconds} s; processor seconds: ${listed(report.cpu)}`,
    ...Object.entries(unsettled).map(([what, count]) => `unsettled    ${count} × ${what}`),
  ];
  for (const [name, found] of Object.entries(violations)) {
    if (found.length === 0) continue;
    lines.push(`${name.padEnd(5)} broken ${found.length} times:`);
    lines.push(...found.slice(0, MOST_SHOWN).map((what) => `      ${what}`));
    if (found.length > MOST_SHOWN) lines.push(`      … and ${found.length - MOST_SHOWN} more`);
  }
  lines.push(
    ok
      ? `every promise held (seed ${seed})`
      : `a promise was broken: seed ${seed}${existsSync(dataDir) ? `, all of it is in ${dataDir}` : ""}`,
    "",
  );
  process.stdout.write(lines.join("\n"));
}
