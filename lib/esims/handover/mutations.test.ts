import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/model";
import type { InstallableEsimId } from "@/lib/esims/model";
import { installableEsim } from "@/lib/esims/sharing/data";
import { db } from "@/lib/platform/db";
import * as make from "@/prisma/seed/factories";
import { lastHandover, shownCode } from "./data";
import { closeShown, openHandover, revokeHandovers, startHandover } from "./mutations";

const MINUTE = 60_000;
let esim: InstallableEsimId;

async function bought(): Promise<InstallableEsimId> {
  const { id: customerId } = await make.customer();
  const order = await make.order({ customerId });
  const { id } = await make.esim({ id: order.lines[0]?.id ?? "" }, { customerId });
  const viewer = { customerId, grants: [], shares: [] } as unknown as Viewer;
  const installable = await installableEsim(viewer, id);
  if (!installable.ok) throw new Error("its owner may not see its codes");
  return installable.data;
}
beforeEach(async () => {
  esim = await bought();
});

/** Sets all times of the newest hand-over back, as if it had been made so long ago. */
async function age(minutes: number): Promise<void> {
  const row = await db().esimHandover.findFirstOrThrow({ where: { esimId: esim }, orderBy: { id: "desc" } });
  const back = (time: Date) => new Date(time.getTime() - minutes * MINUTE);
  const data = { createdAt: back(row.createdAt), expiresAt: back(row.expiresAt) };
  await db().esimHandover.update({ where: { id: row.id }, data });
}

describe("a screen code", () => {
  test("opens the activation code on one other screen, and its owner sees on which", async () => {
    const { code } = await startHandover(esim);
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{6}$/);
    expect(await lastHandover(esim)).toMatchObject({ state: "waiting", openedAt: null, openedOn: null });

    const page = (await openHandover(code, "windows")) ?? "";
    const shown = await shownCode(page);
    expect(shown).toMatchObject({ state: "shown", activationCode: "LPA:1$rsp.example.com$TEST-MATCHING-ID" });
    // Nothing that says whose it is.
    expect(Object.keys(shown ?? {}).sort()).toEqual(["activationCode", "secondsLeft", "state"]);
    expect(await lastHandover(esim)).toMatchObject({ state: "shown", openedOn: "windows" });
  });

  test("opens once, however many try at the same moment", async () => {
    const { code } = await startHandover(esim);
    const pages = await Promise.all(Array.from({ length: 20 }, () => openHandover(code, "tv")));
    expect(pages.filter(Boolean)).toHaveLength(1);
    expect(await openHandover(code, "tv")).toBeNull();
  });

  test("opens nothing after five minutes", async () => {
    const { code } = await startHandover(esim);
    await age(5);
    expect(await openHandover(code, "tv")).toBeNull();
    expect(await lastHandover(esim)).toMatchObject({ state: "expired" });
  });

  test("opens nothing once it was taken back", async () => {
    const { code } = await startHandover(esim);
    await revokeHandovers(esim);
    expect(await openHandover(code, "tv")).toBeNull();
    expect(await lastHandover(esim)).toMatchObject({ state: "revoked" });
  });

  test("ends with the next one, on the other screen too", async () => {
    const first = await startHandover(esim);
    const page = (await openHandover(first.code, "tv")) ?? "";
    const second = await startHandover(esim);
    expect(await shownCode(page)).toEqual({ state: "revoked" });
    expect(await openHandover(second.code, "tv")).not.toBeNull();
  });

  test("opens nothing of an eSIM whose money went back, and what is shown of it goes", async () => {
    const { code } = await startHandover(esim);
    const other = await startHandover(await bought());
    const page = (await openHandover(other.code, "tv")) ?? "";
    await db().esim.updateMany({ data: { returnedAt: new Date() } });
    expect(await openHandover(code, "tv")).toBeNull();
    expect(await shownCode(page)).toEqual({ state: "revoked" });
  });

  test("from a time to come, made before a clock was set back, is worth nothing", async () => {
    const { code } = await startHandover(esim);
    await age(-24 * 60);
    expect(await openHandover(code, "tv")).toBeNull();
  });

  test("is nowhere in the database", async () => {
    const { code } = await startHandover(esim);
    const page = await openHandover(code, "tv");
    const rows = JSON.stringify(await db().esimHandover.findMany());
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(page);
  });
});

describe("what another screen shows", () => {
  const shown = async () => (await openHandover((await startHandover(esim)).code, "mac")) ?? "";

  test("goes after five minutes", async () => {
    const page = await shown();
    await age(5);
    expect(await shownCode(page)).toEqual({ state: "over" });
    expect(await lastHandover(esim)).toMatchObject({ state: "over", openedOn: "mac" });
  });

  test("goes when its owner takes it back", async () => {
    const page = await shown();
    await revokeHandovers(esim);
    expect(await shownCode(page)).toEqual({ state: "revoked" });
  });

  test("goes when it is hidden there", async () => {
    const page = await shown();
    await closeShown(page);
    expect(await shownCode(page)).toEqual({ state: "over" });
  });

  test("is nothing to whoever holds no page", async () => {
    await shown();
    expect(await shownCode("")).toBeNull();
    expect(await shownCode("A".repeat(43))).toBeNull();
  });
});

test("rows of days gone by, and of days to come, go when the next is made", async () => {
  await startHandover(esim);
  await age(25 * 60);
  await startHandover(esim);
  await age(-60);
  await startHandover(await bought());
  expect(await db().esimHandover.count({ where: { esimId: esim } })).toBe(0);
});
