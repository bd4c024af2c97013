import { expect, test } from "vitest";
import { lineSplitter, notableInNode, notableInPostgres } from "./log-lines.ts";

test.each([
  ['{"level":30,"msg":"order settled"}', undefined],
  ['{"level":40,"msg":"supplier is slow"}', "supplier is slow"],
  ['{"level":50,"msg":"refund refused"}', "refund refused"],
  [" ✓ Ready in 300ms", undefined],
  [" ⨯ Failed to start", " ⨯ Failed to start"],
  ["TypeError: x is not a function", "TypeError: x is not a function"],
  ["{ not json", undefined],
])("the shop's line %j", (line, note) => {
  expect(notableInNode(line)).toBe(note);
});

test.each([
  ["2026 UTC [7] ERROR:  duplicate key value", undefined],
  ["2026 UTC [7] FATAL:  the database system is starting up", undefined],
  ["2026 UTC [7] PANIC:  could not write", "PANIC:  could not write"],
])("the database's line %j", (line, note) => {
  expect(notableInPostgres(line)).toBe(note);
});

test("lines are whole, whatever the size of the pieces", () => {
  const lines: string[] = [];
  const take = lineSplitter((line) => lines.push(line));
  for (const piece of ["on", "e\r\ntwo\nthr", "ee\n"]) take(piece);
  expect(lines).toEqual(["one", "two", "three"]);
});
