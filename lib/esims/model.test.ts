import { expect, test } from "vitest";
import { codeGroups } from "./model";

test.each([
  ["ABCD1234EF", ["ABCD", "1234", "EF"]],
  ["TEST-1A2B3-C4D5E", ["TEST-", "1A2B3-", "C4D5E"]],
  ["12", ["12"]],
  ["", []],
  ["rsp.operator.example", ["rsp.operator.example"]],
  ["LPA:1$rsp.operator.example$TEST-1", ["LPA:1$rsp.operator.example$TEST-1"]],
])("a code is read in groups: %s", (code, groups) => {
  expect(codeGroups(code)).toEqual(groups);
});

test("the groups of any code are the code", () => {
  for (const code of ["A-B-", "-", "K2-1FX4RP9", "x".repeat(63)])
    expect(codeGroups(code).join("")).toBe(code);
});
