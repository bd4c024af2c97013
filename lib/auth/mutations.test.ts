import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { decrypt } from "@/lib/platform/crypto";
import { fromNow } from "@/lib/platform/clock";
import { mailSchema } from "@/lib/notifications/model";
import { closeSession, issueCode, openSession, redeemCode, redeemLink } from "./mutations";

const EMAIL = "traveller@example.com";

async function mailedCode(): Promise<{ code: string; link: string }> {
  const mail = await db().mail.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  const content = mailSchema.parse(JSON.parse(decrypt(mail.contentCipher, `mail:${mail.key}`)));
  if (content.template !== "signInCode") throw new Error("another mail");
  return content;
}

beforeEach(async () => {
  await db().mail.deleteMany();
  await db().signInCode.deleteMany();
  await issueCode(EMAIL, "en", "/en/esims");
});

describe("a mailed code", () => {
  test("signs in once, however many try at the same time", async () => {
    const { code } = await mailedCode();
    const tries = await Promise.all(Array.from({ length: 5 }, () => redeemCode(EMAIL, code)));
    expect(tries.filter((customer) => customer !== null)).toHaveLength(1);
    expect(await redeemCode(EMAIL, code)).toBeNull();
  });

  test("is worthless after five wrong guesses", async () => {
    const { code } = await mailedCode();
    const wrong = code === "000000" ? "000001" : "000000";
    for (let guess = 0; guess < 5; guess += 1) expect(await redeemCode(EMAIL, wrong)).toBeNull();
    expect(await redeemCode(EMAIL, code)).toBeNull();
  });

  test("works for its own address only and not after its time", async () => {
    const { code } = await mailedCode();
    expect(await redeemCode("other@example.com", code)).toBeNull();
    await db().signInCode.updateMany({ data: { expiresAt: fromNow(-1000) } });
    expect(await redeemCode(EMAIL, code)).toBeNull();
  });

  test("is replaced by the next one", async () => {
    const first = await mailedCode();
    await db().mail.deleteMany();
    await issueCode(EMAIL, "en", "/en/esims");
    const second = await mailedCode();
    if (first.code !== second.code) expect(await redeemCode(EMAIL, first.code)).toBeNull();
    expect(await redeemCode(EMAIL, second.code)).not.toBeNull();
  });

  test("and its link share one use", async () => {
    const { code, link } = await mailedCode();
    expect(new URL(link).search).not.toContain(code);
    expect(await redeemLink(new URL(link).hash.slice(1))).not.toBeNull();
    expect(await redeemCode(EMAIL, code)).toBeNull();
  });

  test("is stored as a hash only", async () => {
    const { code } = await mailedCode();
    const rows = JSON.stringify(await db().signInCode.findMany());
    expect(rows).not.toContain(code);
  });
});

test("a closed session is gone", async () => {
  const { code } = await mailedCode();
  const customerId = await redeemCode(EMAIL, code);
  const { token } = await openSession(customerId ?? "");
  expect(await db().session.count()).toBe(1);
  await closeSession(token);
  expect(await db().session.count()).toBe(0);
});
