import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { openStore } from "./store.ts";

const open = () => {
  const db = new DatabaseSync(":memory:");
  return { db, store: openStore(db) };
};

it("reads its documents back from the database in the order they were first put", () => {
  const { db, store } = open();
  const names = store.collection<string>("names");
  names.put("b", "first");
  names.put("a", "second");
  names.put("b", "changed");
  expect(openStore(db).collection<string>("names").values()).toEqual(["changed", "second"]);
});

it("undoes a transaction that fails, in memory too", () => {
  const { db, store } = open();
  const names = store.collection<string>("names");
  names.put("kept", "old");
  const failing = () =>
    store.transaction(() => {
      names.put("kept", "new");
      names.put("added", "new");
      throw new Error("half way");
    });
  expect(failing).toThrow("half way");
  expect(names.values()).toEqual(["old"]);
  expect(openStore(db).collection("names").size).toBe(1);
});

it("empties collections that are already in use", () => {
  const { store } = open();
  const names = store.collection<string>("names");
  names.put("a", "x");
  store.reset();
  expect(names.size).toBe(0);
});
