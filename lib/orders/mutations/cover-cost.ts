import "server-only";
import { env } from "@/lib/platform/env";
import { formatMoney } from "@/lib/money/format";
import { money, type Money } from "@/lib/money/model";
import { fromNow, now } from "@/lib/platform/clock";
import type { Db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { DEFAULT_LOCALE } from "@/lib/platform/i18n/locales";
import { queueMail } from "@/lib/notifications/mutations";
import { knownBalance } from "@/lib/suppliers/data";

/** An unpaid order counts on our balance for so long; whoever pays later may have to wait for the account to be filled. */
const UNPAID_MS = 10 * 60_000;

/** With so many times the cost, all orders that can be placed at the same moment are covered too. */
const PLENTY = 100n;

/** Who places an order holds one of these until it is written: where there is plenty side by side, else alone. */
export async function awaitTurn(tx: Db, { isAlone }: { isAlone: boolean }): Promise<void> {
  if (isAlone) await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('orders.place'))`;
  else await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('orders.place'))`;
}

/**
 * Whether our balance at the supplier covers a cost on top of what orders on their way will take; `enough` is so only for
 * who has the turn alone. If it is short, that is written down for staff, and they are told. A balance that the supplier
 * does not name, or in another currency, hinders nothing.
 */
export async function coverFor(
  tx: Db,
  supplier: string,
  cost: Money,
): Promise<"plenty" | "enough" | "short"> {
  const balance = await knownBalance(supplier, tx);
  if (balance?.amount.currency !== cost.currency) return "plenty";
  const reserved = await reservedCost(tx, { supplier, currency: cost.currency, readAt: balance.readAt });
  const available = BigInt(balance.amount.minor) - reserved;
  if (available < BigInt(cost.minor)) {
    await pause(tx, { supplier, balance: balance.amount, reserved, needed: cost });
    return "short";
  }
  await tx.checkoutPause.updateMany({
    where: { supplier, endedAt: null, neededMinor: { lte: available } },
    data: { endedAt: now() },
  });
  return available >= BigInt(cost.minor) * PLENTY ? "plenty" : "enough";
}

/** What orders on their way will cost: lines in work, those that may still be paid, and what the balance cannot know yet. */
async function reservedCost(
  tx: Db,
  { supplier, currency, readAt }: { supplier: string; currency: string; readAt: Date },
): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ minor: bigint }[]>`
    SELECT coalesce(sum(l.unit_cost_minor::bigint * l.quantity), 0)::bigint AS minor
    FROM order_line l JOIN "order" o ON o.id = l.order_id
    WHERE l.supplier = ${supplier} AND l.cost_currency = ${currency} AND (
      l.status IN ('PAID', 'ORDERING', 'OUTCOME_UNKNOWN')
      OR (l.status = 'DELIVERED' AND l.delivered_at >= ${readAt})
      OR (l.status = 'AWAITING_PAYMENT' AND o.created_at > ${fromNow(-UNPAID_MS)}))`;
  return row?.minor ?? 0n;
}

type Shortage = {
  readonly supplier: string;
  readonly balance: Money;
  readonly reserved: bigint;
  readonly needed: Money;
};

/** Opens a pause, with one mail to each member of staff, or keeps the one that is open. */
async function pause(tx: Db, { supplier, balance, reserved, needed }: Shortage): Promise<void> {
  const id = newId();
  const opened = await tx.checkoutPause.createMany({
    data: {
      id,
      supplier,
      balanceMinor: balance.minor,
      reservedMinor: reserved,
      neededMinor: needed.minor,
      currency: needed.currency,
      startedAt: now(),
    },
    skipDuplicates: true,
  });
  if (opened.count === 0) {
    // It ends as soon as the smallest of the refused orders could be placed.
    await tx.checkoutPause.updateMany({
      where: { supplier, endedAt: null, neededMinor: { gt: needed.minor } },
      data: { neededMinor: needed.minor },
    });
    return;
  }
  const { ADMIN_EMAILS, APP_URL } = env();
  for (const to of ADMIN_EMAILS) {
    await queueMail(tx, {
      key: `balance-low:${id}:${to}`,
      to,
      locale: DEFAULT_LOCALE,
      content: {
        template: "balanceLow",
        balance: formatMoney(balance, DEFAULT_LOCALE),
        reserved: formatMoney(money(Number(reserved), needed.currency), DEFAULT_LOCALE),
        needed: formatMoney(needed, DEFAULT_LOCALE),
        link: `${APP_URL}/${DEFAULT_LOCALE}/admin/supplier`,
      },
    });
  }
}
