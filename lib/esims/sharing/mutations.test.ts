import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startProcesses, type TestProcesses } from "@/bin/test-processes";
import type { Viewer } from "@/lib/auth/model";
import { db, transaction } from "@/lib/platform/db";
import * as make from "@/prisma/seed/factories";
import { handOver } from "../mutations";
import type { OwnedEsimId } from "../model";
import { installableEsim, openedEsim, openShare, sharesOf } from "./data";
import { MOST_WRONG_CODES, TRIES_BEFORE_REST } from "./model";
import { createShare, handOut, type MadeShare, redeemShare, renewCode, revokeShare } from "./mutations";

const tokenIn = (link: string) => link.split("/").at(-1) ?? "";
const viewer = (who: Partial<Viewer>) =>
  ({ customerId: null, grants: [], shares: [], ...who }) as unknown as Viewer;
/** Six characters of the alphabet that are not this code. */
const wrong = (code: string) => (code === "222222" ? "333333" : "222222");

let esimId: OwnedEsimId;
let orderId: string;
let email: string;
let lineId: string;
beforeEach(async () => {
  const order = await make.order({ email: `owner-${Date.now()}@example.com` });
  ({ id: orderId, email } = order);
  lineId = order.lines[0]?.id ?? "";
  esimId = (await make.esim({ id: lineId }, { label: "Anna" })).id as OwnedEsimId;
});

async function made(kind: "INSTALL" | "TOP_UP" = "INSTALL"): Promise<MadeShare> {
  const share = await createShare(esimId, { kind, label: "Anna", days: 7, locale: "en" });
  if (!share.ok) throw new Error(share.code);
  return share.data;
}
const rowOf = ({ id }: MadeShare) => db().esimShare.findUniqueOrThrow({ where: { id } });
const restOver = ({ id }: MadeShare) =>
  db().esimShare.update({ where: { id }, data: { restsUntil: new Date(Date.now() - 1_000) } });

test("link and code together open it, and neither can be read in the database", async () => {
  const share = await made();
  expect(share.link).toMatch(/\/en\/share\/[\w-]{43}$/);
  const row = JSON.stringify(await rowOf(share));
  expect(row).not.toContain(tokenIn(share.link));
  expect(row).not.toContain(share.code);

  const opened = await redeemShare(tokenIn(share.link), share.code.toLowerCase());
  expect(opened).toEqual({
    ok: true,
    data: { grant: { shareId: share.id, version: 1 }, kind: "INSTALL", esimId },
  });
  expect(await sharesOf(esimId)).toMatchObject([{ id: share.id, state: "opened", label: "Anna" }]);
});

test("whatever closed a link, from outside it is the same as one that never was", async () => {
  const [revoked, expired] = [await made(), await made()];
  await revokeShare(esimId, revoked.id);
  await db().esimShare.update({ where: { id: expired.id }, data: { expiresAt: new Date() } });
  for (const { link, code } of [revoked, expired, { link: `/${"x".repeat(43)}`, code: "222222" }])
    expect(await redeemShare(tokenIn(link), code)).toEqual({ ok: false, code: "closed" });
});

describe("wrong codes", () => {
  test("are counted; the link rests after each five, also for the right one, and goes on by itself", async () => {
    const share = await made();
    const token = tokenIn(share.link);
    const first = [];
    for (let tries = 1; tries < TRIES_BEFORE_REST; tries += 1)
      first.push(await redeemShare(token, wrong(share.code)));
    expect(first.map((result) => (result.ok ? "" : `${result.code} ${result.fields?.["left"]}`))).toEqual([
      "wrong_code 4",
      "wrong_code 3",
      "wrong_code 2",
      "wrong_code 1",
    ]);
    expect(await redeemShare(token, wrong(share.code))).toMatchObject({ code: "resting" });
    expect(await redeemShare(token, share.code)).toMatchObject({ code: "resting" });
    await restOver(share);
    expect(await redeemShare(token, share.code)).toMatchObject({ ok: true });
  });

  test("do not come cheaper with right ones in between", async () => {
    const share = await made();
    await redeemShare(tokenIn(share.link), wrong(share.code));
    await redeemShare(tokenIn(share.link), share.code);
    expect((await rowOf(share)).wrongCodes).toBe(1);
  });

  test("of twenty the link is dead, and its owner is told, once", async () => {
    const share = await made();
    const token = tokenIn(share.link);
    for (let tries = 0; tries < MOST_WRONG_CODES; tries += 1) {
      await redeemShare(token, wrong(share.code));
      if (tries < MOST_WRONG_CODES - 1) await restOver(share);
    }
    expect(await redeemShare(token, share.code)).toEqual({ ok: false, code: "closed" });
    expect(await sharesOf(esimId)).toMatchObject([{ state: "guessed" }]);
    const mails = await db().mail.findMany({ where: { recipient: email } });
    expect(mails.map(({ template }) => template)).toEqual(["shareClosed"]);
    // A code that is renewed later wakes nothing up.
    expect(await renewCode(esimId, share.id)).toBeNull();
  });

  test("a new code forgets them, and whoever came in with the old one has to type it", async () => {
    const share = await made();
    await redeemShare(tokenIn(share.link), wrong(share.code));
    const grant = { shareId: share.id, version: 1 };
    expect(await openShare(viewer({ shares: [grant] }), share.id)).not.toBeNull();
    const code = (await renewCode(esimId, share.id)) ?? "";
    expect(await rowOf(share)).toMatchObject({ wrongCodes: 0, version: 2 });
    expect(await openShare(viewer({ shares: [grant] }), share.id)).toBeNull();
    expect(await redeemShare(tokenIn(share.link), code)).toMatchObject({ ok: true });
    expect(await redeemShare(tokenIn(share.link), share.code)).toMatchObject({ code: "wrong_code" });
  });
});

describe("from several processes", () => {
  let processes: TestProcesses;
  beforeAll(async () => {
    processes = await startProcesses(
      2,
      `const { redeemShare } = await import("@/lib/esims/sharing/mutations");
       return Promise.all(given.codes.map((code) => redeemShare(given.token, code)));`,
      {},
    );
  });
  afterAll(() => processes.close());

  test("guesses at the same moment are each counted: no more are tried than from one", async () => {
    const share = await made();
    const codes = Array.from({ length: 10 }, () => wrong(share.code));
    await processes.tellAll({ token: tokenIn(share.link), codes: [...codes, share.code] });
    expect(await rowOf(share)).toMatchObject({ wrongCodes: TRIES_BEFORE_REST, endedAt: null });
  });

  test("an eSIM that is handed out twice at once has one traveller", async () => {
    await Promise.all(Array.from({ length: 4 }, () => handOut(esimId, { email: null, locale: "en" })));
    expect(await db().esimShare.count({ where: { esimId, endedAt: null } })).toBe(1);
    expect(await db().esimShare.count({ where: { esimId, end: "REPLACED" } })).toBe(3);
  });
});

describe("handed to a traveller", () => {
  const owner = () => viewer({ grants: [{ orderId, version: 1 }] });
  async function handed(address: string | null = null) {
    const share = await handOut(esimId, { email: address, locale: "de" });
    if (!share.ok) throw new Error(share.code);
    return share.data;
  }

  test("its owner sees no codes any more, the traveller does, and both see its usage", async () => {
    expect(await installableEsim(owner(), esimId)).toMatchObject({ ok: true });
    const share = await handed();
    const traveller = viewer({ shares: [{ shareId: share.id, version: 1 }] });
    expect(await installableEsim(owner(), esimId)).toEqual({ ok: false, code: "handed_out" });
    expect(await installableEsim(traveller, esimId)).toEqual({ ok: true, data: esimId });
    expect(await openedEsim(owner(), esimId)).toBe(esimId);
    expect(await openedEsim(traveller, esimId)).toBe(esimId);
  });

  test("taken back it is its owner's again, unless it was started with", async () => {
    const share = await handed();
    await redeemShare(tokenIn(share.link), share.code);
    await revokeShare(esimId, share.id);
    expect(await installableEsim(owner(), esimId)).toMatchObject({ ok: true });
    await db().esimUsage.update({ where: { esimId }, data: { status: "ACTIVE" } });
    expect(await installableEsim(owner(), esimId)).toEqual({ ok: false, code: "handed_out" });
  });

  test("the link is mailed in the traveller's language and never the code, nor is the address kept", async () => {
    const share = await handed("anna@example.com");
    const [mail, ...others] = await db().mail.findMany({ where: { recipient: "anna@example.com" } });
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ template: "travellerLink", locale: "de", orderId: null });
    expect(JSON.stringify(await rowOf(share))).not.toContain("anna@");
  });

  test("what its money went back for is not handed out", async () => {
    await db().esim.update({ where: { id: esimId }, data: { returnedAt: new Date() } });
    expect(await handOut(esimId, { email: null, locale: "en" })).toEqual({ ok: false, code: "returned" });
  });
});

test("with another owner everything that the old one shared is over", async () => {
  const share = await made();
  const { id: customerId } = await make.customer();
  await transaction((tx) => handOver(tx, [lineId], customerId));
  expect(await openShare(viewer({ shares: [{ shareId: share.id, version: 1 }] }), share.id)).toBeNull();
});

test("what has ended stays ended by rule of the database", async () => {
  const share = await made();
  await revokeShare(esimId, share.id);
  await expect(
    db().esimShare.update({ where: { id: share.id }, data: { endedAt: null, end: null } }),
  ).rejects.toThrow();
});
