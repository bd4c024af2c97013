/** What a step counted. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed and why, for a reader who has only the end of a long log; not every step can say. */
  readonly failures?: readonly string[];
}

export const PASSED: Tally = { passed: 1, failed: 0, skipped: 0 };
export const FAILED: Tally = { passed: 0, failed: 1, skipped: 0 };

export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, tally) => total + tally.passed, 0),
    failed: tallies.reduce((total, tally) => total + tally.failed, 0),
    skipped: tallies.reduce((total, tally) => total + tally.skipped, 0),
  };
}

export function lastLine({ passed, failed, skipped }: Tally): string {
  const line = `${String(passed)} passed, ${String(failed)} failed`;
  return skipped > 0 ? `${line}, ${String(skipped)} skipped` : line;
}

type Report = Readonly<Record<string, unknown>>;

function record(value: unknown): Report {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function count(report: Report, name: string): number {
  const value = report[name];
  return typeof value === "number" ? value : 0;
}

function list(report: Report, name: string): readonly Report[] {
  const value = report[name];
  return Array.isArray(value) ? value.map(record) : [];
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const [STYLES, MOST_LINES] = [/\u001b\[[\d;]*m/gu, 12];

function failure(where: string, why: string): string {
  const lines = why.replaceAll(STYLES, "").trimEnd().split("\n").slice(0, MOST_LINES);
  return [where, ...lines.map((line) => `    ${line}`)].join("\n");
}

/** A file that could not even be loaded holds no failed test, and is a failure all the same. */
function failuresOf(file: Report): string[] {
  const name = text(file["name"]);
  const failed = list(file, "assertionResults").filter(({ status }) => status === "failed");
  if (failed.length === 0 && file["status"] === "failed") return [failure(name, text(file["message"]))];
  return failed.map((test) => {
    const messages = Array.isArray(test["failureMessages"]) ? test["failureMessages"].map(text) : [];
    return failure(`${name} › ${text(test["fullName"])}`, messages.join("\n"));
  });
}

export function tallyOfVitest(value: unknown): Tally {
  const report = record(value);
  const failures = list(report, "testResults").flatMap(failuresOf);
  return {
    passed: count(report, "numPassedTests"),
    // Whatever the report cannot name is a failure all the same.
    failed: Math.max(failures.length, count(report, "numFailedTests")),
    skipped: count(report, "numPendingTests") + count(report, "numTodoTests"),
    failures,
  };
}

export function tallyOfPlaywright(value: unknown): Tally {
  const report = record(value);
  const stats = record(report["stats"]);
  const unexpected = count(stats, "unexpected");
  const errors = Array.isArray(report["errors"]) ? report["errors"].length : 0;
  return {
    passed: count(stats, "expected"),
    // A test that passes only at the second try is not one that passes.
    failed: unexpected + count(stats, "flaky") + (unexpected === 0 ? errors : 0),
    skipped: count(stats, "skipped"),
  };
}

/** The verdict on a run of tests: the exit code may know of a failure that no test has, and no test is a failure. */
export function judged(tally: Tally, exitCode: number | null): Tally {
  if (tally.failed > 0) return tally;
  if (exitCode !== 0 || tally.passed === 0) return { ...tally, failed: 1 };
  return tally;
}
