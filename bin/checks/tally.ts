/** What a step counted. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
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

/** A file that could not even be loaded holds no failed test, and is a failure all the same. */
function brokenFiles(report: Report): number {
  const files = Array.isArray(report["testResults"]) ? report["testResults"].map(record) : [];
  return files.filter((file) => {
    const tests = Array.isArray(file["assertionResults"]) ? file["assertionResults"].map(record) : [];
    return file["status"] === "failed" && !tests.some((test) => test["status"] === "failed");
  }).length;
}

export function tallyOfVitest(value: unknown): Tally {
  const report = record(value);
  return {
    passed: count(report, "numPassedTests"),
    failed: count(report, "numFailedTests") + brokenFiles(report),
    skipped: count(report, "numPendingTests") + count(report, "numTodoTests"),
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
