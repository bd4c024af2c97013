import { expect, test } from "vitest";
import { keptParts, reportPart, reportText } from "./model";
import { reportFormSchema } from "./schema";

const parts = [
  reportPart("order", [["number", "LF-1"]]),
  reportPart("esim", [["state", null]]),
  reportPart("device", [["browser", "Mozilla/5.0"]]),
  reportPart("trip", [["first day", "2026-05-02"]]),
];

test("a part is its name and a line for each fact, and what nobody knows is said so", () => {
  expect(reportText(parts.slice(0, 2))).toBe("[order]\nnumber: LF-1\n\n[esim]\nstate: not known");
  const at = new Date("2026-05-02T10:00:00Z");
  expect(reportPart("states", [["at", at]]).text).toBe("[states]\nat: 2026-05-02T10:00:00.000Z");
});

test("nobody can write a part of their own into a value", () => {
  const { text } = reportPart("device", [["browser", "Nice\r\n\r\n[order]\u2028number: LF-2\u202e\u0000"]]);
  expect(text).toBe("[device]\nbrowser: Nice [order] number: LF-2");
  expect(reportPart("device", [["browser", "x".repeat(5000)]]).text.length).toBeLessThan(400);
});

test("what is taken out is not sent, and what names the eSIM cannot be taken out", () => {
  const names = (chosen: string[]) => keptParts(parts, new Set(chosen)).map(({ name }) => name);
  expect(names([])).toEqual(["order", "esim"]);
  expect(names(["trip", "nonsense"])).toEqual(["order", "esim", "trip"]);
});

test("a form sends choices and words, whatever else is in it", () => {
  const form = {
    esim: "0199c0de-0000-7000-8000-000000000001",
    email: "anna@example.com",
    message: "Still nothing",
    answers: "line=yes&place=there&cause=made-up",
    digest: "abc",
    locale: "en",
    found: "on",
    device: "maybe",
    report: "[esim]\nstate: ACTIVE",
  };
  const read = reportFormSchema.parse(form);
  expect([...read.chosen]).toEqual(["answers"]);
  expect(read.answers).toEqual({ line: "yes", place: "there", cause: "made-up" });
  expect(read).not.toHaveProperty("report");
  expect(reportFormSchema.safeParse({ ...form, message: "  " }).success).toBe(false);
  expect(reportFormSchema.safeParse({ ...form, esim: "1 OR 1=1" }).success).toBe(false);
});
