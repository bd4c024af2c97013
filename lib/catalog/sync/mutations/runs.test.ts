import { expect, test } from "vitest";
import { fromNow, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { SupplierError } from "@/lib/suppliers/errors";
import { readProblem } from "../model/problem";
import { finishSync } from "./finish-sync";
import { failSync, pruneSyncs, startSync } from "./runs";

const find = async (id: string) => db().catalogSync.findUnique({ where: { id } });
const listed = {
  destinations: [{ slug: "italy", countryCode: "IT", title: "Italy", scope: "local", operators: [] }],
  unreadable: [],
} as const;

test("a run whose process died is closed by the next one and says so", async () => {
  const dead = await startSync("pressone");
  await startSync("pressone");
  expect(await find(dead.id)).toMatchObject({ status: "FAILED", error: "cut_off" });
});

test("a run that a later one overtook writes nothing, and keeps the word of why", async () => {
  const early = await startSync("pressone");
  const late = await startSync("pressone");
  expect(await finishSync(early, listed)).toBe("overtaken");
  expect(await db().destination.count()).toBe(0);
  await failSync(early, new Error("late"));
  expect(await find(early.id)).toMatchObject({ status: "FAILED", error: "cut_off" });
  expect(await finishSync(late, listed)).toBe("stored");
});

test("many runs at once end with one that is good, and none left open", async () => {
  const runs = await Promise.all([1, 2, 3, 4].map(async () => startSync("pressone")));
  const outcomes = await Promise.all(runs.map(async (run) => finishSync(run, listed)));
  expect(outcomes.toSorted()).toEqual(["overtaken", "overtaken", "overtaken", "stored"]);
  expect(await db().catalogSync.count({ where: { status: "RUNNING" } })).toBe(0);
});

test.each([
  [
    new SupplierError("unavailable", { status: 503, supplierText: "Bearer abcdef for a@example.com" }),
    { word: "unavailable", detail: "HTTP 503, Bearer [token] for [e-mail]" },
  ],
  [new SupplierError("throttled"), { word: "throttled", detail: null }],
  [new TypeError("of ours"), { word: "failed", detail: "TypeError: of ours" }],
])("a failure keeps its kind and the other side's words: %s", async (error, problem) => {
  const run = await startSync("pressone");
  await failSync(run, error);
  expect(readProblem((await find(run.id))?.error ?? "")).toEqual(problem);
});

test("a text of unknown making is shown as it is", () => {
  expect(readProblem("Error: something old")).toEqual({ word: "failed", detail: "Error: something old" });
});

test("old runs are forgotten, the last two hundred and those that the shop reads are not", async () => {
  await db().catalogSync.deleteMany();
  const DAY = 24 * 3600 * 1000;
  const make = async (days: number, given: object = {}) => {
    const id = newId();
    const data = { id, supplier: "pressone", status: "FAILED" as const, startedAt: fromNow(-days * DAY) };
    await db().catalogSync.create({ data: { ...data, finishedAt: now(), ...given } });
    return id;
  };
  const version = await make(400, {
    status: "SUCCEEDED",
    added: 1,
    changes: {
      create: { id: newId(), kind: "ADDED", subject: "package", supplierId: "a", title: "", details: [] },
    },
  });
  const forgotten = await make(390, {
    status: "FAILED",
    changes: {
      create: { id: newId(), kind: "GONE", subject: "package", supplierId: "b", title: "", details: [] },
    },
  });
  const good = await make(380, { status: "SUCCEEDED" });
  for (let run = 0; run < 195; run += 1) await make(200);
  await make(100);
  const young = await Promise.all(Array.from({ length: 5 }, async () => make(1)));
  await pruneSyncs();
  const left = (await db().catalogSync.findMany({ select: { id: true } })).map((row) => row.id);
  expect(left).toEqual(expect.arrayContaining([version, good, ...young]));
  expect(left).not.toContain(forgotten);
  expect(await db().catalogChange.count({ where: { syncId: forgotten } })).toBe(0);
  expect(left.length).toBe(202);
});
