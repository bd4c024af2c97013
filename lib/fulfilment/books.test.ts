import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  type Job,
  payPageFor,
  runJob,
  stripeBooks,
  takeJobs,
  timePasses,
  unpaidOrder,
} from "@/bin/test-money";
import { openTestServer, type TestServer } from "@/bin/test-server";
import { db } from "@/lib/platform/db";
import { madeUpIccid } from "@/prisma/seed/factories";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";

// What the supplier does with a package is in its name; each is met once and then answered well.
const FATES = ["fine", "answer-lost", "never-made", "garbled", "busy", "sold-out", "wrong"] as const;
type Fate = (typeof FATES)[number];
const isRefunded = (fate: Fate) => fate === "sold-out" || fate === "wrong";
const packageOf = (fate: Fate, index: number) => `${fate}-${index}`;

type Made = { id: string; package_id: string; description: string };
let made: Made[] = [];
let met = new Set<string>();

let sandbox: TestSandbox;
let supplier: TestServer;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  supplier = await openTestServer(({ path, method, body }, response) => {
    if (path.endsWith("/token")) return { body: { data: { access_token: "a.b.c", expires_in: 86_400 } } };
    if (method === "POST") {
      const answer = order(body);
      if (answer === "hangs up") response.destroy();
      return answer === "hangs up" ? undefined : answer;
    }
    const wanted = new URL(path, "http://supplier").searchParams.get("filter[description]") ?? "";
    const data = made.filter(({ description }) => description.includes(wanted));
    return { body: { data, meta: { message: "success", last_page: 1, total: data.length } } };
  });
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
  vi.stubEnv("PRESSONE_BASE_URL", supplier.url);
  vi.stubEnv("SUPPLIER_SETTLE_SECONDS", "1");
});
afterAll(() => Promise.all([sandbox.close(), supplier.close()]));

function order(form: string) {
  const field = (name: string) => new RegExp(`name="${name}"\\s+(\\S+)`).exec(form)?.[1] ?? "";
  const [packageId, description] = [field("package_id"), field("description")];
  const fate = FATES.find((known) => packageId.startsWith(known)) ?? "fine";
  const isFirst = !met.has(packageId);
  met.add(packageId);
  const make = () => {
    const sims = [{ iccid: madeUpIccid(), qrcode: "LPA:1$rsp.example.com$A-1" }];
    const named = fate === "wrong" ? "another-package" : packageId;
    const one = { id: `so-${description}`, type: "sim", package_id: named, quantity: 1, description, sims };
    made.push({ ...one, created_at: new Date().toISOString() } as Made);
    return { body: { data: one } };
  };
  if (fate === "sold-out") return { status: 422, body: { code: 34, reason: "sold out" } };
  if (fate === "fine" || fate === "wrong" || !isFirst) return make();
  if (fate === "busy") return { status: 429, headers: { "retry-after": "1" } };
  if (fate === "never-made") return { status: 502, body: "<html>" };
  make();
  return fate === "garbled" ? { body: '{"data":{"id":' } : ("hangs up" as const);
}

const world = fc.record({
  fates: fc.array(fc.constantFrom(...FATES), { minLength: 1, maxLength: 4 }),
  isPaidTwice: fc.boolean(),
  /** What comes first, twice, or at the same time as another is drawn from these numbers. */
  dice: fc.array(fc.nat({ max: 999 }), { minLength: 24, maxLength: 24 }),
});

/** Runs what is in the queue, and what that puts there, in the order of the dice: some of it twice, some side by side. */
async function settle(first: readonly Job[], dice: readonly number[]): Promise<void> {
  let waiting: Job[] = [...first];
  let thrown = 0;
  const roll = (sides: number) => (dice[thrown++ % dice.length] ?? 0) % sides;
  for (let turns = 0; waiting.length > 0; turns += 1) {
    expect(turns).toBeLessThan(400);
    const [job] = waiting.splice(roll(waiting.length), 1);
    if (!job) return;
    const times = roll(4) === 0 ? 2 : 1;
    const beside = roll(3) === 0 ? waiting.splice(0, 1) : [];
    await Promise.allSettled([...Array<Job>(times).fill(job), ...beside].map(runJob));
    await timePasses();
    waiting.push(...(await takeJobs()));
    if (waiting.length === 0) waiting = await unfinished();
  }
}

/** What the sweepers would wake. */
async function unfinished(): Promise<Job[]> {
  const lines = await db().orderLine.findMany({
    where: { status: { in: ["PAID", "ORDERING", "OUTCOME_UNKNOWN"] } },
    select: { orderId: true },
  });
  const refunds = await db().refund.findMany({ where: { status: { in: ["REQUESTED", "PENDING"] } } });
  return [
    ...lines.map(({ orderId }) => ({ name: "order.settled", data: { orderId } })),
    ...refunds.map(({ id }) => ({ name: "refund.requested", data: { refundId: id } })),
  ];
}

test("whatever comes first, twice or side by side: each line is delivered or refunded, and the books agree", async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ fates, isPaidTwice, dice }) => {
      made = [];
      met = new Set();
      const bought = await unpaidOrder(fates.map(packageOf));
      const pages = [bought, ...(isPaidTwice ? [await payPageFor(bought)] : [])];
      for (const { sessionId } of pages) await sandbox.control("/stripe/pay", { session: sessionId });
      const events = pages.map(({ sessionId }) => ({ name: "session.changed", data: { sessionId } }));
      await settle(events, dice);

      const { status, lines, payments } = await db().order.findUniqueOrThrow({
        where: { id: bought.id },
        include: {
          lines: { orderBy: { id: "asc" }, include: { esims: true } },
          payments: { include: { refunds: true } },
        },
      });
      expect(status).toBe("COMPLETED");
      expect(lines.map((line) => line.status)).toEqual(
        fates.map((fate) => (isRefunded(fate) ? "REFUNDED" : "DELIVERED")),
      );
      expect(lines.map((line) => line.esims.length)).toEqual(fates.map((fate) => (isRefunded(fate) ? 0 : 1)));

      // One order at the supplier for each line, but where it was sold out; what cannot be used is claimed back.
      expect(made.map(({ description }) => description)).toHaveLength(
        fates.filter((fate) => fate !== "sold-out").length,
      );
      expect(await db().supplierClaim.count({ where: { orderId: bought.id } })).toBe(
        fates.filter((fate) => fate === "wrong").length,
      );

      const kept = 500 * fates.filter((fate) => !isRefunded(fate)).length;
      const stripe = await stripeBooks(sandbox, bought.id);
      expect(stripe.captured - stripe.refunded).toBe(kept);
      const refunds = payments.flatMap((payment) => payment.refunds);
      expect(refunds.every((refund) => refund.status === "SUCCEEDED")).toBe(true);
      expect(refunds.reduce((sum, refund) => sum + refund.amountMinor, 0)).toBe(stripe.refunded);
      expect(payments.map((payment) => payment.status).sort()).toEqual(
        isPaidTwice ? ["PAID", "SURPLUS"] : ["PAID"],
      );

      const told = await db().mail.groupBy({
        by: ["template"],
        where: { orderId: bought.id },
        _count: true,
      });
      const count = (template: string) => told.find((row) => row.template === template)?._count ?? 0;
      expect([count("orderPaid"), count("orderDelivered"), count("orderRefunded")]).toEqual([
        1,
        fates.filter((fate) => !isRefunded(fate)).length,
        fates.filter(isRefunded).length + (isPaidTwice ? 1 : 0),
      ]);
    }),
    { numRuns: 25, interruptAfterTimeLimit: 120_000, markInterruptAsFailure: true },
  );
}, 180_000);
