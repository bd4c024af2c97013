import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ruledTraveller, ruleRow } from "@/bin/test-auto-topup";
import { keepCard } from "@/bin/test-cards";
import { decimalText } from "@/lib/money/format";
import { times } from "@/lib/money/model";
import { db } from "@/lib/platform/db";
import { esimDetail } from "@/lib/reporting/data/esims";
import * as make from "@/prisma/seed/factories";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { dayOf, mostEach } from "./model/brakes";
import type { RuleForm } from "./schema";
import { allow } from "./service";

let sandbox: TestSandbox;
let traveller: Awaited<ReturnType<typeof ruledTraveller>>;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
  await sandbox.control("/settings", { supplier: { topupNeedsActivation: false } }, "PATCH");
  traveller = await ruledTraveller(sandbox);
});
afterAll(() => sandbox.close());

function ask(given: Partial<RuleForm>) {
  const { esimId, customer, cardId, offer } = traveller;
  const form: RuleForm = {
    esim: esimId,
    package: offer.id,
    card: cardId,
    threshold: "share-20",
    times: 2,
    money: decimalText(times(mostEach(offer.price), 2)),
    currency: offer.price.currency,
    ends: dayOf(new Date(Date.now() + 7 * 24 * 3_600_000)),
    agree: "yes",
    locale: "en",
    ...given,
  };
  return allow({ esimId, customer, form });
}
const rulesOn = () => db().autoTopup.count({ where: { esimId: traveller.esimId, status: "ON" } });

test("a rule takes the place of the one before, and keeps what was shown", async () => {
  const allowed = await ask({ times: 3 });
  expect(allowed.ok && (await ruleRow(allowed.data))).toMatchObject({
    status: "ON",
    mostTimes: 3,
    mostEachMinor: mostEach(traveller.offer.price).minor,
    spentMinor: 0,
  });
  expect(await ruleRow(traveller.ruleId)).toMatchObject({ status: "OFF", reason: "by_owner" });
  expect(await rulesOn()).toBe(1);
});

test("of two that are made at the same moment one is on", async () => {
  await Promise.all([ask({}), ask({}), ask({})]);
  expect(await rulesOn()).toBe(1);
});

test.each([
  ["no amount", { money: "a lot" }, { money: "bad_amount" }],
  ["an amount that could mean two", { money: "1,500" }, { money: "bad_amount" }],
  ["more than the books can hold", { money: "99999999999" }, { money: "bad_amount" }],
  ["less than one purchase", { money: "0.5" }, { money: "below_one" }],
  ["a day that was", { ends: "2020-01-01" }, { ends: "bad_day" }],
  ["no day", { ends: "soon" }, { ends: "bad_day" }],
] satisfies [string, Partial<RuleForm>, object][])(
  "%s is said to be none, and nothing changes",
  async (_, given, fields) => {
    const before = await db().autoTopup.count();
    expect(await ask(given)).toEqual({ ok: false, code: "invalid", fields });
    expect(await db().autoTopup.count()).toBe(before);
  },
);

test("neither somebody else's card nor a top-up that is not offered will do", async () => {
  const card = await keepCard(sandbox, await make.customer());
  expect(await ask({ card })).toEqual({ ok: false, code: "card_gone" });
  expect(await ask({ package: "made-up" })).toEqual({ ok: false, code: "package_gone" });
});

test("staff see every rule there was for an eSIM, with its limits and why it is off", async () => {
  const staff = await esimDetail(traveller.esimId);
  expect(staff?.autoTopups[0]).toMatchObject({ status: "ON", times: 0, mostTimes: 2, runs: [] });
  expect(staff?.autoTopups.at(-1)).toMatchObject({ status: "OFF", reason: "by_owner" });
});
