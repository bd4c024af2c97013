import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestSupplier, type TestSupplier } from "@/bin/test-supplier";

const ICCID = "8910300000005271146";
let partner: TestSupplier;
beforeAll(async () => {
  partner = await openTestSupplier();
});
afterAll(() => partner.close());

/** The example of a page of the documents as it is printed there, with the label before it and the page's end after it. */
function printed(name: string): string {
  return readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), "utf8");
}

/** The answer that an example stands for: from its first brace to the one that closes it, without comments. */
function answerIn(page: string): string {
  const parts = page.slice(page.indexOf("{")).match(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|[{}]|[^"{}/]+|\//g) ?? [];
  let depth = 0;
  let answer = "";
  for (const part of parts) {
    if (part.startsWith("//")) continue;
    answer += part;
    depth += part === "{" ? 1 : part === "}" ? -1 : 0;
    if (depth === 0) break;
  }
  return answer;
}

const supplierThatPrints = (name: string) =>
  partner.meets({ body: answerIn(printed(name)), headers: { "content-type": "text/plain" } });

test("the loader takes comments out, but nothing out of texts", () => {
  const page =
    '200 - OK\n{"link": "https://a.test//b", // why {not\n "brace": "}\\"//", "n": 1}\nModified at\n}';
  expect(JSON.parse(answerIn(page))).toEqual({ link: "https://a.test//b", brace: '}"//', n: 1 });
});

test("the usage example is printed with a comment, which is no JSON", () => {
  expect(printed("pressone-usage")).toContain("// All Cases");
  expect(
    () => void JSON.parse(printed("pressone-usage").slice(printed("pressone-usage").indexOf("{"))),
  ).toThrow();
});

test("PressOne's usage", async () => {
  expect(await supplierThatPrints("pressone-usage").usage(ICCID)).toEqual({
    status: "ACTIVE",
    statusText: "ACTIVE",
    unlimited: true,
    dataMb: null,
    voiceMinutes: null,
    textMessages: null,
    expiresAt: new Date("2022-01-01T00:00:00Z"),
  });
});

test("PressOne's balance", async () => {
  expect(await supplierThatPrints("pressone-balance").balance()).toEqual({ minor: 0, currency: "USD" });
});

test("PressOne's history, in an envelope of its own", async () => {
  expect(await supplierThatPrints("pressone-history").history(ICCID)).toEqual([
    {
      id: "1",
      type: "initial",
      status: "ACTIVE",
      statusText: "active",
      title: "Merhaba - 7 Days - 1GB",
      dataText: "1 GB",
      dataMb: 1024,
      remainingMb: 500,
      unlimited: false,
      validityDays: 7,
      activatedAt: new Date("2024-01-15T10:30:00Z"),
      expiresAt: new Date("2024-01-22T10:30:00Z"),
      finishedAt: null,
    },
    {
      id: "2",
      type: "topup",
      status: "EXPIRED",
      statusText: "expired",
      title: "Top-up - 7 Days - 500MB",
      dataText: "500 MB",
      dataMb: 512,
      remainingMb: 0,
      unlimited: false,
      validityDays: 7,
      activatedAt: new Date("2024-01-08T10:30:00Z"),
      expiresAt: new Date("2024-01-15T10:30:00Z"),
      finishedAt: new Date("2024-01-15T10:30:00Z"),
    },
  ]);
});

test("Airalo's history", async () => {
  const bought = {
    type: "topup",
    status: "ACTIVE",
    statusText: "ACTIVE",
    title: "3 GB - 30 Days",
    dataText: "3 GB",
    dataMb: 3072,
    unlimited: false,
    validityDays: 30,
    activatedAt: new Date("2023-01-09T10:30:45Z"),
    expiresAt: new Date("2023-02-09T10:30:45Z"),
    finishedAt: null,
  };
  expect(await supplierThatPrints("airalo-history").history(ICCID)).toEqual([
    { ...bought, id: "728", remainingMb: 2378 },
    { ...bought, id: "725", remainingMb: 2496 },
  ]);
});

test("PressOne's top-ups, which name no net price", async () => {
  const offers = await supplierThatPrints("pressone-topups").listTopups(ICCID);
  expect(offers[0]).toEqual({
    id: "bonbon-mobile-30days-3gb-topup",
    type: "topup",
    title: "3 GB - 100 SMS - 100 Mins - 30 Days",
    dataMb: 3072,
    unlimited: false,
    validityDays: 30,
    voiceMinutes: 100,
    textMessages: 100,
    fairUsePolicy: null,
    cost: { minor: 1000, currency: "USD" },
    isCostNamed: false,
    recommendedPrice: { minor: 1000, currency: "USD" },
  });
  expect(offers.map(({ dataMb, cost }) => [dataMb, cost.minor])).toEqual([
    [3072, 1000],
    [5120, 1500],
    [10240, 2250],
  ]);
});
