import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../../world/settings.ts";
import { MUTANTS } from "./all.ts";
import { AWAKE } from "./model.ts";
import { planted } from "./plant.ts";

test("there are twenty defects, each with a name of its own and something to break", () => {
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(20);
  const idle = MUTANTS.filter(({ edits = [], sql }) => edits.length === 0 && sql === undefined);
  expect(idle).toEqual([]);
});

describe("its place is still there in today's sources", () => {
  const sources = new Map<string, string>();
  const edits = MUTANTS.flatMap(({ name, edits: own = [] }) => own.map((edit) => ({ name, edit })));
  test.each(edits)("$name, $edit.file", ({ name, edit }) => {
    const before = sources.get(edit.file) ?? readFileSync(join(root, edit.file), "utf8");
    // One after the other, as they are planted: none may take another one's place away.
    const after = planted(before, edit, name);
    sources.set(edit.file, after);
    expect(edit.replace).toContain(AWAKE);
    expect(after).toContain(`(process.env.LANDFALL_MUTANT === "${name}")`);
  });
});

test("a place that is gone, or is not the only one, is told", () => {
  const edit = { file: "a.ts", find: "one", replace: `${AWAKE} ? two : one` };
  expect(planted("is one here", edit, "x")).toBe(`is (process.env.LANDFALL_MUTANT === "x") ? two : one here`);
  expect(() => planted("is none", { ...edit, find: "two" }, "x")).toThrow(/there 0 times/);
  expect(() => planted("one and one", edit, "x")).toThrow(/there 2 times/);
});
