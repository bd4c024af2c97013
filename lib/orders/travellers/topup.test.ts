import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getServerSession } from "next-auth";
import { runJob, stripeBooks, takeJobs, timePasses } from "@/bin/test-money";
import { orderToken } from "@/lib/auth/links";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { stopJobs } from "@/lib/platform/queue";
import * as make from "@/prisma/seed/factories";
import { buyOnlineSim, openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { startGroupTopup } from "./actions";

const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next-auth", () => ({ getServerSession: vi.fn() }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers({ "x-forwarded-for": "192.0.2.8" })),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
      set: (name: string, value: string) => jar.set(name, value),
    }),
}));

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
  vi.mocked(getServerSession).mockResolvedValue(null);
});
afterAll(async () => {
  await stopJobs();
  await sandbox.close();
});

let orderId: string;
let esims: { id: string; iccid: string }[];
beforeEach(async () => {
  jar.clear();
  const order = await make.order({}, { quantity: 2, supplierPackageId: "sakura-mobile-data-7days-1gb" });
  orderId = order.id;
  esims = [];
  for (let count = 0; count < 2; count += 1) {
    const iccid = await buyOnlineSim(sandbox);
    const { id } = await make.esim({ id: order.lines[0]?.id ?? "" }, { iccid, status: "ACTIVE" });
    esims.push({ id, iccid });
  }
  jar.set("landfall-orders", `${orderId}.${orderToken({ orderId, version: 1 })}`);
});

type Offer = { readonly id: string; readonly price: { readonly minor: number; readonly currency: string } };
async function cheapest(): Promise<Offer> {
  const { topupOffers } = await import("../service");
  const found = await topupOffers(esims[0]?.id as Parameters<typeof topupOffers>[0], {
    currency: null,
    promo: null,
    email: null,
  });
  const offer = found.ok ? found.data.offers[0] : undefined;
  if (!offer) throw new Error("the sandbox offers a top-up");
  return offer;
}

/** Sends the form of the page; tells where it leads, or why it does not. */
async function send(chosen: Record<string, string>, shownMinor: number, currency: string): Promise<string> {
  const form = new FormData();
  const fields = { order: orderId, key: newId(), currency, shownMinor: String(shownMinor), locale: "en" };
  for (const [name, value] of Object.entries({ ...fields, ...chosen })) form.set(name, value);
  try {
    const refused = await startGroupTopup(null, form);
    return refused?.ok === false ? refused.code : "nothing";
  } catch (error) {
    return /\/pay\/(cs_\w+)/.exec((error as { digest?: string }).digest ?? "")?.[1] ?? String(error);
  }
}

const bought = () =>
  db().order.findFirstOrThrow({
    where: { lines: { some: { topupEsimId: { in: esims.map(({ id }) => id) } } } },
    include: { lines: { orderBy: { id: "asc" } }, payments: true },
  });

async function payAndSettle(session: string): Promise<void> {
  await sandbox.control("/stripe/pay", { session });
  await runJob({ name: "session.changed", data: { sessionId: session } });
}
async function drain(): Promise<void> {
  for (let jobs = await takeJobs(); jobs.length > 0; jobs = await takeJobs()) {
    for (const job of jobs) await runJob(job);
    await timePasses();
  }
}

test("one payment tops two eSIMs up; what one of them cannot have goes back, the other keeps its own", async () => {
  const offer = await cheapest();
  const both = Object.fromEntries(esims.map(({ id }) => [`topup-${id}`, offer.id]));
  const session = await send(both, offer.price.minor * 2, offer.price.currency);
  expect(session).toMatch(/^cs_/);
  await payAndSettle(session);
  const lost = esims[1];
  await sandbox.control(`/phones/${lost?.iccid ?? ""}/recycle`, {});
  await drain();

  const order = await bought();
  expect(order.lines.map(({ topupEsimId, status }) => [topupEsimId === lost?.id, status]).sort()).toEqual([
    [false, "DELIVERED"],
    [true, "REFUNDED"],
  ]);
  expect(order).toMatchObject({ status: "COMPLETED", totalMinor: offer.price.minor * 2 });
  const { captured, refunded } = await stripeBooks(sandbox, order.id);
  expect([captured, refunded]).toEqual([offer.price.minor * 2, offer.price.minor]);
});

test("nothing is charged for a total that was not shown, for nothing chosen, or for somebody else's eSIM", async () => {
  const offer = await cheapest();
  const [first] = esims;
  const chosen = { [`topup-${first?.id ?? ""}`]: offer.id };
  const { currency } = offer.price;
  expect(await send(chosen, offer.price.minor - 1, currency)).toBe("price_changed");
  expect(await send({}, 0, currency)).toBe("nothing_chosen");
  expect(await send({ [`topup-${first?.id ?? ""}`]: "made-up" }, 100, currency)).toBe("package_gone");
  const foreign = await make.esim({ id: (await make.order()).lines[0]?.id ?? "" }, { status: "ACTIVE" });
  expect(await send({ [`topup-${foreign.id}`]: offer.id }, offer.price.minor, currency)).toBe(
    "nothing_chosen",
  );
  jar.clear();
  expect(await send(chosen, offer.price.minor, currency)).toBe("not_found");
  expect(await db().orderLine.count({ where: { topupEsimId: { in: [first?.id ?? "", foreign.id] } } })).toBe(
    0,
  );
});
