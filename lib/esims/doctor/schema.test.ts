import fc from "fast-check";
import { expect, test } from "vitest";
import type { HistoryView } from "../schema";
import { answersIn, answersQuery, factsOf, visitIn } from "./schema";

const NOW = new Date("2026-05-02T12:00:00.000Z");
const running = {
  status: "ACTIVE",
  unlimited: false,
  data: { remaining: 500, total: 1024 },
  voice: null,
  texts: null,
  expiresAt: "2026-05-09T12:20:00.000Z",
  measuredAt: null,
  nextAskAt: "2026-05-02T12:20:00.000Z",
  problem: null,
} as const;
const topup: HistoryView[number] = {
  id: "2",
  type: "topup",
  status: "NOT_ACTIVE",
  title: "1 GB",
  dataText: "1 GB",
  dataMb: 1024,
  remainingMb: 1024,
  unlimited: false,
  validityDays: 7,
  activatedAt: null,
  expiresAt: null,
  finishedAt: null,
};
const esim = { usage: running, history: [], isReturned: false, apn: { type: "automatic", value: null } };
const bought = { rechargeable: true, roaming: null, isOwner: true };

test("an address may say anything; only answers are heard", () => {
  expect(answersIn({ line: ["yes", "no"], place: "moon", network: "bars", phone: "ios", data: 4 })).toEqual({
    line: "yes",
    network: "bars",
  });
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.anything()), (query) => Boolean(answersIn(query))));
});

test("answers go into an address and come back", () => {
  const query = answersQuery([
    { question: "line", answer: "yes" },
    { question: "place", answer: "there" },
  ]);
  expect(query).toBe("line=yes&place=there");
  expect(answersIn(Object.fromEntries(new URLSearchParams(query)))).toEqual({ line: "yes", place: "there" });
});

test("how things stood is kept in the address, or begins now", () => {
  expect(visitIn({}, running)).toEqual({ was: "500", phone: null });
  expect(visitIn({ was: "idle", phone: "android" }, running)).toEqual({ was: "idle", phone: "android" });
  expect(visitIn({ was: "<script>", phone: "fax" }, null)).toEqual({ was: "idle", phone: null });
});

test("what the shop knows is told from usage, history and what was bought", () => {
  expect(factsOf(esim, bought, NOW)).toEqual({
    status: "ACTIVE",
    isReturned: false,
    rechargeable: true,
    hasPackageLeft: false,
    isEmpty: false,
    isOver: false,
    apn: null,
    needsRoaming: true,
    isOwner: true,
  });
  const odd = factsOf(
    {
      ...esim,
      usage: { ...running, data: { remaining: 0, total: 1024 }, expiresAt: NOW.toISOString() },
      history: [topup],
      apn: { type: "manual", value: "globaldata" },
    },
    { ...bought, rechargeable: false, roaming: false },
    NOW,
  );
  expect(odd).toMatchObject({ isEmpty: true, isOver: true, hasPackageLeft: true, apn: "globaldata" });
  expect(odd.needsRoaming).toBe(false);
});

test("no data left of unlimited data is no sign, and nothing known is not nothing left", () => {
  const data = { remaining: 0, total: 0 };
  expect(factsOf({ ...esim, usage: { ...running, unlimited: true, data } }, bought, NOW).isEmpty).toBe(false);
  expect(factsOf({ ...esim, usage: { ...running, data: null } }, bought, NOW).isEmpty).toBe(false);
  expect(factsOf({ ...esim, usage: null }, bought, NOW).status).toBe("UNKNOWN");
});

test.each([
  ["used up", { status: "FINISHED" }],
  ["empty", { remainingMb: 0 }],
  ["over", { expiresAt: "2026-05-01T00:00:00.000Z" }],
  ["the first package", { type: "initial" as const }],
])("a package that is %s is no top-up to wait for", (_what, change) => {
  const history = [{ ...topup, ...change }];
  expect(factsOf({ ...esim, history }, bought, NOW).hasPackageLeft).toBe(false);
});
