"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/mutations";
import { adminAction } from "@/lib/auth/builders";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { isId } from "@/lib/platform/ids";
import { fail, ok, type Result } from "@/lib/platform/result";
import { findByTerm } from "./data/search";
import type { SearchAnswer } from "./model/order";
import {
  readBalance,
  rehearseNotification,
  repeatMail,
  requestComparison,
  requestSync,
  settleBreak,
  wakeOrder,
} from "./mutations";
import { comparison, settlement } from "./schema";

const nothing = z.object({});
const id = z.string().refine(isId);
const PAGES = { order: "orders", esim: "esims", customer: "customers" } as const;

/** Reads the supplier's catalogue now instead of at the next full hour. */
export const syncCatalogNow = adminAction({
  name: "catalog.sync",
  subject: "catalog",
  input: nothing,
  limit: { points: 6, seconds: 600 },
  run: async () => {
    await requestSync();
    refresh();
    return ok(null);
  },
});

/** Compares our books with the supplier's and Stripe's now. */
export const compareNow = adminAction({
  name: "reconciliation.compare",
  subject: "reconciliation",
  input: comparison,
  limit: { points: 6, seconds: 600 },
  run: async ({ days }) => {
    await requestComparison(days);
    refresh();
    return ok(null);
  },
});

/** Calls a difference between the books settled, and says why. */
export const settleDifference = adminAction({
  name: "reconciliation.settle",
  subject: "reconciliation",
  subjectId: (input) => input.difference,
  input: settlement,
  run: async ({ difference, reason }, { adminId }) => {
    const settled = await settleBreak(difference, { actorId: adminId, reason });
    if (settled.ok) refresh();
    return settled;
  },
});

/** Asks the supplier for our balance. */
export const refreshBalance = adminAction({
  name: "supplier.balance",
  subject: "supplier",
  input: nothing,
  limit: { points: 12, seconds: 60 },
  run: async () => {
    const read = await readBalance();
    if (read.ok) refresh();
    return read;
  },
});

/** Has the supplier send us a made-up notification. */
export const tryNotifications = adminAction({
  name: "supplier.rehearse",
  subject: "supplier",
  input: nothing,
  limit: { points: 5, seconds: 60 },
  run: async () => {
    const sent = await rehearseNotification();
    if (sent.ok) refresh();
    return sent;
  },
});

/** Sends a mail once more. */
export const resendMail = adminAction({
  name: "mail.resend",
  subject: "order",
  subjectId: (input) => input.order,
  input: z.object({ mail: id, order: id }),
  run: async (input) => {
    const sent = await repeatMail(input.mail);
    if (sent.ok) refresh();
    return sent;
  },
});

/** Has fulfilment look at an order at once. */
export const retryOrder = adminAction({
  name: "order.retry",
  subject: "order",
  subjectId: (input) => input.order,
  input: z.object({ order: id }),
  run: async (input) => {
    const woken = await wakeOrder(input.order);
    if (woken.ok) refresh();
    return woken;
  },
});

const SEARCH = { name: "order.search", subject: "order" } as const;

/**
 * Finds what a term means and leads there. It arrives by POST, so that no address or ICCID ever stands in a URL, and what
 * is answered or written down names ids only.
 */
export const searchOrders = adminAction({
  ...SEARCH,
  input: z.object({ term: z.string().trim().min(1).max(254), locale: z.enum(LOCALES) }),
  run: async ({ term, locale }, { adminId }): Promise<Result<SearchAnswer, "nothing_found">> => {
    const found = await findByTerm(term);
    if (!found) return fail("nothing_found");
    if (found.kind !== "orders") {
      // The builder's own line is never reached: a redirect leaves by throwing.
      await recordAudit({
        actorId: adminId,
        action: SEARCH.name,
        subject: found.kind,
        subjectId: found.id,
        outcome: "done",
      });
      return redirect(`/${locale}/admin/${PAGES[found.kind]}/${found.id}`);
    }
    const rows = found.rows.map((row) => ({
      id: row.id,
      number: row.number,
      email: row.email,
      phase: row.phase,
      at: row.createdAt.toISOString(),
    }));
    return ok({ rows });
  },
});
