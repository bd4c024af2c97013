import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { USAGE_STATUSES } from "@/lib/suppliers/contract/esims";
import type { UsageView } from "../model";
import {
  actionFor,
  type Answers,
  diagnose,
  type Facts,
  isCured,
  MOST_QUESTIONS,
  QUESTIONS,
  startMark,
} from "./model";

const plain: Facts = {
  status: "NOT_ACTIVE",
  isReturned: false,
  rechargeable: true,
  hasPackageLeft: false,
  isEmpty: false,
  isOver: false,
  apn: null,
  needsRoaming: true,
  isOwner: true,
};
const usage: UsageView = {
  status: "ACTIVE",
  unlimited: false,
  data: { remaining: 1000, total: 1024 },
  voice: null,
  texts: null,
  expiresAt: null,
  measuredAt: null,
  nextAskAt: "2026-05-01T00:00:00.000Z",
  problem: null,
};

const yesNo = [true, false];
/** Everything the shop can know of an eSIM. */
const allFacts: Facts[] = USAGE_STATUSES.flatMap((status) =>
  yesNo.flatMap((isReturned) =>
    yesNo.flatMap((hasPackageLeft) =>
      yesNo.flatMap((isEmpty) =>
        yesNo.flatMap((isOver) =>
          yesNo.flatMap((needsRoaming) =>
            [null, "internet"].map((apn) => ({
              ...plain,
              status,
              isReturned,
              hasPackageLeft,
              isEmpty,
              isOver,
              needsRoaming,
              apn,
            })),
          ),
        ),
      ),
    ),
  ),
);

/** Every way from here on: the cause it ends in, and how many taps it took. */
function ends(facts: Facts, answers: Answers): { cause: string; taps: number }[] {
  const found = diagnose(facts, answers);
  if (found.cause) return [{ cause: found.cause, taps: found.answered.length }];
  return found.options.flatMap((option) => ends(facts, { ...answers, [found.ask]: option }));
}

/** Every question that can be reached, with the causes behind each of its answers. */
function asked(facts: Facts, answers: Answers): string[][] {
  const found = diagnose(facts, answers);
  if (found.cause !== null) return [];
  const behind = found.options.map((option) => {
    const causes = ends(facts, { ...answers, [found.ask]: option }).map(({ cause }) => cause);
    return causes.sort().join();
  });
  return [behind, ...found.options.flatMap((option) => asked(facts, { ...answers, [found.ask]: option }))];
}

describe("whatever is known and answered", () => {
  test("ends in one cause within five questions", () => {
    for (const facts of allFacts)
      for (const { taps } of ends(facts, {})) expect(taps).toBeLessThanOrEqual(MOST_QUESTIONS);
    const longest = allFacts.flatMap((facts) => ends(facts, {}).map(({ taps }) => taps));
    expect(Math.max(...longest)).toBe(MOST_QUESTIONS);
  });

  test("is asked about only where the answers lead to different causes", () => {
    for (const facts of allFacts)
      for (const behind of asked(facts, {}))
        expect(new Set(behind).size, behind.join(" | ")).toBe(behind.length);
  });

  test("cannot talk a status away", () => {
    const words = fc.record(
      Object.fromEntries(Object.entries(QUESTIONS).map(([name, all]) => [name, fc.constantFrom(...all)])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(words, fc.constantFrom("FINISHED", "EXPIRED", "RECYCLED"), (answers, status) => {
        const found = diagnose({ ...plain, status }, answers);
        expect(found).toMatchObject({ answered: [], ask: null });
      }),
    );
  });

  test("reaches every cause from somewhere", () => {
    const reached = new Set(allFacts.flatMap((facts) => ends(facts, {}).map(({ cause }) => cause)));
    expect(reached.size).toBe(19);
  });
});

test.each<[string, Partial<Facts>, Answers, string, string]>([
  ["never installed", {}, { line: "no" }, "not_installed", "install"],
  ["the data used up", { status: "FINISHED" }, {}, "used_up", "top_up"],
  ["used up for good", { status: "FINISHED", rechargeable: false }, {}, "used_up", "buy_new"],
  ["no data left though it runs", { status: "ACTIVE", isEmpty: true }, {}, "used_up", "top_up"],
  ["the days over", { status: "EXPIRED" }, {}, "ended", "top_up"],
  ["over by the clock alone", { status: "ACTIVE", isOver: true }, {}, "ended", "top_up"],
  ["a top-up on its way", { status: "FINISHED", hasPackageLeft: true }, {}, "topup_pending", "wait"],
  ["taken back", { status: "RECYCLED", hasPackageLeft: true }, {}, "recycled", "buy_new"],
  ["given back", { isReturned: true, status: "FINISHED" }, {}, "returned", "buy_new"],
  ["locked", {}, { line: "refused", refusal: "locked" }, "phone_locked", "settings"],
  ["a code used before", {}, { line: "refused", refusal: "used" }, "code_used", "ask_us"],
  [
    "a code used before, of a traveller",
    { isOwner: false },
    { line: "refused", refusal: "used" },
    "code_used",
    "write_us",
  ],
  ["deleted by a traveller", { status: "ACTIVE", isOwner: false }, { line: "gone" }, "line_gone", "write_us"],
  ["deleted", { status: "ACTIVE" }, { line: "gone" }, "line_gone", "new_phone"],
  ["at home", {}, { line: "yes", place: "home" }, "not_there_yet", "arrive"],
  ["elsewhere", { status: "ACTIVE" }, { line: "yes", place: "elsewhere" }, "not_covered", "find_place"],
  ["switched off", {}, { line: "yes", place: "there", network: "off" }, "line_off", "settings"],
])("%s", (_what, ...[facts, answers, cause, action]) => {
  const found = diagnose({ ...plain, ...facts }, answers);
  expect(found.cause).toBe(cause);
  expect(found.cause && actionFor(found.cause, { ...plain, ...facts })).toBe(action);
});

const there = { line: "yes", place: "there" } as const;
test.each<[Partial<Facts>, Answers, string]>([
  [{}, { ...there, network: "bars", roaming: "no" }, "roaming_off"],
  [{}, { ...there, network: "none", roaming: "no" }, "roaming_off"],
  [{}, { ...there, network: "bars", roaming: "yes", data: "other" }, "other_data_line"],
  [{ needsRoaming: false }, { ...there, network: "bars", data: "this" }, "stalled"],
  [{ apn: "internet" }, { ...there, network: "bars", roaming: "yes", data: "this" }, "wrong_apn"],
  [{}, { ...there, network: "none", roaming: "yes", restarted: "no" }, "not_restarted"],
  [{}, { ...there, network: "none", roaming: "yes", restarted: "yes" }, "no_network"],
])("at the destination %j with %j is %s", (facts, answers, cause) => {
  expect(diagnose({ ...plain, ...facts }, answers).cause).toBe(cause);
});

test("an answer to a question that was not asked counts for nothing", () => {
  expect(diagnose(plain, { data: "this", roaming: "no" })).toEqual({
    ask: "line",
    options: [...QUESTIONS.line],
    cause: null,
    answered: [],
  });
  // It has been online: that the phone refuses the code is no answer.
  expect(diagnose({ ...plain, status: "ACTIVE" }, { line: "refused", refusal: "used" })).toMatchObject({
    ask: "line",
    options: ["yes", "gone"],
  });
});

describe("an eSIM is cured", () => {
  const idle = { ...usage, status: "NOT_ACTIVE" as const };
  const left = (remaining: number) => ({ ...usage, data: { remaining, total: 1024 } });

  test("as soon as it runs, if it did not before", () => {
    expect(startMark(idle)).toBe("idle");
    expect([isCured("idle", idle), isCured("idle", usage), isCured("idle", null)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("as soon as data is used or added, if it ran before", () => {
    const cured = [1000, 999, 2024].map((remaining) => isCured(startMark(usage), left(remaining)));
    expect(cured).toEqual([false, true, true]);
  });

  test("never for want of figures", () => {
    const unlimited = { ...usage, data: null };
    expect(startMark(unlimited)).toBe("running");
    expect([isCured("running", unlimited), isCured("1000", unlimited)]).toEqual([false, false]);
  });
});
