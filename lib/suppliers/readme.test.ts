import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const here = import.meta.dirname;
const root = join(here, "../..");
const textOf = (file: string) => readFileSync(file, "utf8");
const all = (pattern: string) => globSync(join(here, pattern)).map(textOf).join("\n");

const readme = textOf(join(here, "README.md"));
const rows = readme
  .split("\n")
  .filter((line) => /^\| (?:\d|V|–)/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, number = "", , members = "", adapter = "", sandbox = "", tests = ""]) => {
    const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
    return {
      number,
      members: names(members),
      files: [
        ...names(adapter).map((file) => join(here, file)),
        ...names(sandbox).map((file) => join(root, "sandbox/supplier", file)),
        ...names(tests).map((file) => join(file.startsWith("app/") ? root : here, file)),
      ],
    };
  });
describe("the table of endpoints tells the truth about", () => {
  test("all of them", () => {
    const numbers = rows.map(({ number }) => number).filter((number) => number !== "–");
    const data = Array.from({ length: 28 }, (_, index) => String(index + 1));
    expect(numbers).toEqual([...data, "V1", "V2", "V3", "V4"]);
  });

  test.each(rows)("$number: files that are there, and members of the contract", ({ files, members }) => {
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    const contract = all("contract/*.ts");
    const leaves = members.map((member) => member.split(".").at(-1) ?? "");
    expect(leaves.filter((leaf) => !new RegExp(`^  ${leaf}\\(`, "m").test(contract))).toEqual([]);
  });

  test("a test named after each quirk", () => {
    const tests = all("partner/**/*.test.ts");
    const quirks = Array.from({ length: 27 }, (_, index) => index + 1);
    expect(quirks.filter((number) => !tests.includes(`"Q${number}: `))).toEqual([]);
  });
});
