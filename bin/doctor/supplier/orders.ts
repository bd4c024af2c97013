import { z } from "zod";
import { REFERENCE_PREFIX } from "@/lib/fulfilment/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { readableCode } from "@/lib/platform/ids";
import { storedFinding } from "@/lib/suppliers/data";
import { TOPUP_REFERENCE_FINDING } from "@/lib/suppliers/partner/orders";
import { supplier } from "@/lib/suppliers/registry";
import type { Finding } from "../finding.ts";
import { assumption, NEEDS_ORDER, once } from "./assumption.ts";
import { readAs, rowsOf, saidBy, wordsOf, type Partner } from "./partner.ts";

const ORDERS = "/orders?include=status&limit=25&page=1";

const listedOrder = z.looseObject({
  id: z.union([z.number(), z.string()]).transform(String),
  type: z.string(),
  description: z.string().nullish(),
  created_at: z.string(),
});
type ListedOrder = z.output<typeof listedOrder>;

async function newestOrders(partner: Partner): Promise<ListedOrder[]> {
  return rowsOf(await once(partner, ORDERS)).flatMap((row) => listedOrder.safeParse(row).data ?? []);
}

/** The reference of a test order, which no attempt of the shop has. */
export function newReference(): string {
  return `${REFERENCE_PREFIX}doctor-${readableCode(12).toLowerCase()}`;
}

/** A7: which status a list gives for a limit that is no number. */
export async function listValidation(partner: Partner): Promise<Finding> {
  const at = assumption(7, "bad list query");
  const list = await once(partner, ORDERS);
  if (readAs(list) !== null)
    return at.fail(
      `the order list itself: ${wordsOf(list)}`,
      "lost answers are found by it: ask the supplier why",
    );
  const bad = await partner.get("/orders?limit=abc");
  const kind = readAs(bad)?.kind;
  if (kind === undefined) return at.ok(`HTTP ${String(bad.status)}: taken without complaint`);
  if (kind === "rejected") return at.ok(`HTTP ${String(bad.status)}; the shop reads it as a refusal`);
  return at.warn(
    wordsOf(bad),
    "the shop reads this as a passing fault rather than as a refusal; no order depends on it",
  );
}

/** A8: whether times without a zone are UTC, by an order whose time we know ourselves. */
export async function timeZone(partner: Partner): Promise<Finding> {
  const at = assumption(8, "time zone");
  const own = partner.order;
  const told = own ?? (await orderOfOurs(partner));
  if (told === undefined)
    return at.skip("only an order of this shop shows it, and there is none among the newest");
  const minutes = Math.round((told.createdAt.getTime() - told.sentAt.getTime()) / 60_000);
  const quarters = Math.round(minutes / 15);
  if (quarters === 0) return at.ok("times are UTC, as the shop takes them");
  const hours = String(quarters / 4);
  return at.fail(
    `an order of ours is dated ${hours} h from when we sent it`,
    "expiry dates would be off by as much: ask the supplier for the zone of its times, and tell whoever looks after the shop",
  );
}

/** An order of the newest ones that this shop sent, with when it was sent by the shop's time, which the supplier's is. */
async function orderOfOurs(partner: Partner): Promise<{ createdAt: Date; sentAt: Date } | undefined> {
  const [newest] =
    (await newestOrders(partner)).length === 0 ? [] : [await supplier().listOrders({ page: 1 })];
  const references = newest?.items.flatMap(({ reference }) => reference ?? []) ?? [];
  const attempt = await db().supplierAttempt.findFirst({
    // Answered at once, so that the time of the answer is that of the order.
    where: { reference: { in: references }, outcome: "SUCCEEDED", lookups: 0 },
    orderBy: { resolvedAt: "desc" },
    select: { reference: true, resolvedAt: true },
  });
  const order = newest?.items.find(({ reference }) => reference !== null && reference === attempt?.reference);
  return attempt?.resolvedAt && order
    ? { createdAt: order.createdAt, sentAt: attempt.resolvedAt }
    : undefined;
}

/** A10: how soon an order is in the list, by which lost answers are found. */
export async function listDelay(partner: Partner): Promise<Finding> {
  const at = assumption(10, "orders found again");
  const { order } = partner;
  if (order?.visibleAfterMs === null)
    return at.fail(
      "the order is not in the list after a minute and a half",
      `give SUPPLIER_SETTLE_SECONDS more than the supplier's delay`,
    );
  const seen =
    order === undefined ? "" : `an order is listed after ${(order.visibleAfterMs / 1_000).toFixed(1)} s; `;
  const random = newReference();
  try {
    if ((await supplier().findOrders({ reference: random, since: now() })).length > 0)
      return at.fail(
        "orders are found by a reference that nobody sent",
        "ask the supplier how filter[description] works",
      );
  } catch (error) {
    return at.fail(saidBy(error), "lost answers are found by this list: ask the supplier why it refuses");
  }
  const raw = await partner.get(`/orders?limit=25&filter[description]=${random}`);
  const orders = await newestOrders(partner);
  if (rowsOf(raw).length > 0)
    return at.fail(
      "filter[description] is ignored: any reference finds every order",
      "an order whose answer was lost may not be found again: ask the supplier to obey the filter",
    );
  const known = order?.reference ?? orders.find(({ description }) => Boolean(description))?.description;
  if (!known) return at.skip(`${NEEDS_ORDER}: no order has a description to look for`);
  const found = rowsOf(
    await partner.get(`/orders?limit=25&filter[description]=${encodeURIComponent(known)}`),
  );
  const theirs = found.map((row) => listedOrder.safeParse(row).data?.description ?? "");
  if (!theirs.includes(known))
    return at.fail(
      `${seen}but filter[description] does not find an order that is there`,
      "an order whose answer was lost would not be found again: ask the supplier how its filter works",
    );
  if (theirs.every((description) => description.includes(known)))
    return at.ok(`${seen}filter[description] finds it, and nothing else`);
  return at.warn(
    `${seen}filter[description] finds it, and others that do not carry it`,
    "the shop compares exactly, so it is safe as long as few are found; ask the supplier how its filter works",
  );
}

/** A11: whether the filter takes parts of a description, and signs in it as wildcards. */
export async function wildcards(partner: Partner): Promise<Finding> {
  const at = assumption(11, "filter's wildcards");
  const known =
    partner.order?.reference ??
    (await newestOrders(partner)).find(({ description }) => (description ?? "").length > 6)?.description;
  if (!known) return at.skip(`${NEEDS_ORDER}: no order has a description to try it on`);
  const hits = async (text: string): Promise<boolean> =>
    rowsOf(await partner.get(`/orders?limit=25&filter[description]=${encodeURIComponent(text)}`)).length > 0;
  const part = (await hits(known.slice(0, -2))) ? "a part matches" : "only the whole matches";
  const wild = (await hits(`${known.slice(0, 3)}_${known.slice(4)}`))
    ? "_ stands for any sign"
    : "_ is itself";
  return at.ok(`${part}, ${wild}; the shop's references are safe with either`);
}

/** A22: what is said of an order that is not ours. */
export async function unknownOrder(partner: Partner): Promise<Finding> {
  const at = assumption(22, "unknown order");
  const answers = [await partner.get("/orders/999999999999"), await partner.get("/orders/1")];
  const said = answers.map((heard) => String(heard.status)).join(" and ");
  const errors = answers.map(readAs);
  const strange = answers.find((_heard, index) => errors[index] && errors[index].kind !== "not_found");
  if (strange !== undefined)
    return at.warn(
      wordsOf(strange),
      "the shop takes this for a passing fault rather than for a missing order",
    );
  const how = errors.includes(null) ? "one of them is yours" : "both read as not found";
  return at.ok(`HTTP ${said} for a number far ahead and for number 1; ${how}`);
}

/** A23: whether a top-up keeps the reference that was sent with it, as the shop noted at its last one. */
export async function topupReference(partner: Partner): Promise<Finding> {
  const at = assumption(23, "top-ups' reference");
  const noted = await storedFinding(partner.name, TOPUP_REFERENCE_FINDING);
  if (noted === null) return at.skip("this shop has bought no top-up yet; the first one shows it");
  if (noted === "kept") return at.ok("kept, as this shop's last top-up showed");
  return at.ok(
    "replaced by the supplier's own words; a top-up whose answer was lost is found by eSIM, package and time",
  );
}
