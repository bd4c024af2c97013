import { describe, expect, test } from "vitest";
import { newId } from "@/lib/platform/ids";
import { cursorOf, orderFilters, queryWith, readFilters } from "./schema";

describe("readFilters", () => {
  test("leaves out what makes no sense and names it, and keeps the rest", () => {
    const { filters, ignored } = readFilters(orderFilters, {
      status: "nonsense",
      line: "DELIVERED",
      from: "2026-02-30",
      to: ["2026-01-01", "2026-01-02"],
      after: "zzz",
      customer: "1' OR 1=1",
      stranger: "x",
    });
    expect(filters).toEqual({
      status: null,
      line: "DELIVERED",
      from: null,
      to: null,
      after: null,
      before: null,
      customer: null,
    });
    expect(ignored.toSorted()).toEqual(["after", "customer", "from", "status", "to"]);
  });

  test("an empty field of a form is no filter", () => {
    expect(readFilters(orderFilters, { status: "", from: "" })).toMatchObject({
      filters: { status: null, from: null },
      ignored: [],
    });
  });

  test("a cursor comes back as it went out", () => {
    const place = { at: new Date("2026-11-21T01:02:03.456Z"), id: newId() };
    expect(readFilters(orderFilters, { after: cursorOf(place) }).filters.after).toEqual(place);
  });

  test.each(["", ".", `zzzzzzzzz.${newId()}`, `-1.${newId()}`, `${Date.now().toString(36)}.x`])(
    "%j is no cursor",
    (text) => {
      expect(readFilters(orderFilters, { after: text }).filters.after).toBeNull();
    },
  );
});

test("queryWith keeps filters, sets and drops", () => {
  expect(queryWith({ status: "PAID", after: "a", from: "", list: ["x"] }, { after: null, before: "b" })).toBe(
    "?status=PAID&before=b",
  );
  expect(queryWith({ after: "a" }, { after: null })).toBe("");
});
