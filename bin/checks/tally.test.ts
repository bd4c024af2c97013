import { expect, test } from "vitest";
import { judged, lastLine, sum, tallyOfPlaywright, tallyOfVitest } from "./tally.ts";

test("the last line names skipped tests only where there are some", () => {
  expect(lastLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  expect(lastLine({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
});

test("sums step by step", () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
});

test("a test file that could not be loaded is a failure, and each failure says why", () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    numPendingTests: 1,
    testResults: [
      {
        name: "a.test.ts",
        status: "failed",
        assertionResults: [
          {
            status: "failed",
            fullName: "adds up",
            failureMessages: ["\u001b[31mexpected 1\u001b[39m\nto be 2"],
          },
          { status: "passed", fullName: "is there", failureMessages: [] },
        ],
      },
      { name: "b.test.ts", status: "failed", message: "cannot be read", assertionResults: [] },
      { name: "c.test.ts", status: "passed", assertionResults: [{ status: "passed" }] },
    ],
  };
  expect(tallyOfVitest(report)).toEqual({
    passed: 4,
    failed: 2,
    skipped: 1,
    failures: ["a.test.ts › adds up\n    expected 1\n    to be 2", "b.test.ts\n    cannot be read"],
  });
});

test("a failure that the report counts and does not name is one", () => {
  expect(tallyOfVitest({ numPassedTests: 1, numFailedTests: 1 }).failed).toBe(1);
});

test("a flaky browser test is a failure, and so is a run that broke outside any test", () => {
  const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 0 };
  expect(tallyOfPlaywright({ stats }).failed).toBe(1);
  expect(tallyOfPlaywright({ stats: { ...stats, flaky: 0 }, errors: [{}] }).failed).toBe(1);
});

test("a run of no test, or one that exits badly, has failed", () => {
  const none = { passed: 0, failed: 0, skipped: 0 };
  expect(judged(none, 0).failed).toBe(1);
  expect(judged({ ...none, passed: 5 }, 1).failed).toBe(1);
  expect(judged({ ...none, passed: 5 }, 0).failed).toBe(0);
  expect(judged({ ...none, passed: 5, failed: 2 }, 1).failed).toBe(2);
});
