import { getServerSession } from "next-auth";
import { beforeEach, expect, test, vi } from "vitest";
import { GET as receipt } from "@/app/[locale]/(private)/orders/[id]/receipt.pdf/route";
import { GET as orderStatus } from "@/app/api/orders/[id]/status/route";
import { shareToken } from "@/lib/auth/links";
import type { OwnedEsimId } from "@/lib/esims/model";
import type { ShareKind } from "@/lib/esims/sharing/model";
import { createShare, revokeShare } from "@/lib/esims/sharing/mutations";
import { fromNow, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import * as make from "@/prisma/seed/factories";
import { GET as usage } from "./route";

const cookie = vi.hoisted(() => ({ shares: "" }));
vi.mock("next-auth", () => ({ getServerSession: vi.fn() }));
vi.mock("next/headers", () => ({
  cookies: () =>
    Promise.resolve({
      get: (name: string) => (name === "landfall-shares" ? { value: cookie.shares } : undefined),
    }),
}));

let esimId: string;
let siblingId: string;
let orderId: string;
beforeEach(async () => {
  vi.mocked(getServerSession).mockResolvedValue(null);
  const order = await make.order();
  orderId = order.id;
  const line = { id: order.lines[0]?.id ?? "" };
  [esimId, siblingId] = [(await make.esim(line)).id, (await make.esim(line)).id];
  // Asked a moment ago: the answer is what is known.
  await db().esimUsage.updateMany({ data: { askedAt: now(), nextAskAt: fromNow(20 * 60_000) } });
});

async function hold(kind: ShareKind): Promise<string> {
  const made = await createShare(esimId as OwnedEsimId, { kind, label: null, days: 7, locale: "en" });
  if (!made.ok) throw new Error(made.code);
  cookie.shares = `${made.data.id}.${shareToken({ shareId: made.data.id, version: 1 })}`;
  return made.data.id;
}

const request = new Request("http://localhost:3000/");
async function statuses() {
  const usageOf = async (id: string) => (await usage(request, { params: Promise.resolve({ id }) })).status;
  const order = { id: orderId, locale: "en" };
  return {
    own: await usageOf(esimId),
    sibling: await usageOf(siblingId),
    order: (await orderStatus(request, { params: Promise.resolve(order) })).status,
    receipt: (await receipt(request, { params: Promise.resolve(order) })).status,
  };
}
const NOTHING = { own: 404, sibling: 404, order: 404, receipt: 404 };

test("a link to install answers for the usage of its eSIM alone, until it is taken back", async () => {
  const shareId = await hold("INSTALL");
  expect(await statuses()).toEqual({ ...NOTHING, own: 200 });
  await revokeShare(esimId as OwnedEsimId, shareId);
  expect(await statuses()).toEqual(NOTHING);
});

test("a link for top-ups answers for nothing", async () => {
  await hold("TOP_UP");
  expect(await statuses()).toEqual(NOTHING);
});

test("a cookie that somebody made up is none", async () => {
  const shareId = await hold("INSTALL");
  cookie.shares = `${shareId}.1-${"A".repeat(43)}`;
  expect(await statuses()).toEqual(NOTHING);
});
