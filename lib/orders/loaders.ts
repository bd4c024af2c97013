import "server-only";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { currentCustomer, currentViewer } from "@/lib/auth/gates";
import { chosenCurrency } from "@/lib/catalog/prices/loaders";
import type { Viewer } from "@/lib/auth/model";
import { esimSummary, ownedEsim, ownedEsims } from "@/lib/esims/data";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { ok, type Result } from "@/lib/platform/result";
import { mailsAbout, type SentMail } from "@/lib/notifications/data";
import { isCharging, openPayPage } from "@/lib/payments/data";
import { CART_COOKIE, readCart, withPackage } from "./cart/model";
import { likelyCountry } from "./consent/model";
import { ordersOf, ownedOrder, type OrderView } from "./data";
import { statusView } from "./format";
import { type Hint, hintsFor } from "./hints/model";
import type { TopupRefusal } from "./model";
import { ownEsims } from "./own/data";
import { MOST_LINES, MOST_PER_LINE, type Quote, type QuoteRefusal } from "./quote/model";
import { packageIn, wantedIn, wishesIn } from "./quote/schema";
import { bestQuote, choosableCurrencies, sellableItems } from "./quote/service";
import { refundableLines } from "./refunds/data";
import { type MoneyBack, moneyBack } from "./refunds/format";
import { type LineSnapshot, type OrderStatusView, snapshotSchema } from "./schema";
import { topupOffers, type TopupOffers, topupOrigin } from "./service";

/** What a checkout page shows: priced this moment, as far as it can be had. */
export type CheckoutView = {
  readonly quote: Quote;
  readonly currencies: readonly string[];
  /** What was typed, whether it does or not. */
  readonly asked: {
    readonly currency: string | null;
    readonly promo: string | null;
    /** What was typed, or else where this browser's reader most likely lives. */
    readonly country: string | null;
  };
  /** What could not be had as it was asked for, and was left out. */
  readonly problems: readonly QuoteRefusal[];
  /** What this buyer may not have thought of. */
  readonly hints: readonly Hint[];
};

/**
 * What is being bought: what the address names, or else what is in the cart and what the address adds to it; null where
 * nothing of it is for sale. The e-mail is the signed-in one; the key is this page's own,
 * and makes one order of it however often it is submitted.
 */
export async function loadCheckout(
  query: Readonly<Record<string, unknown>>,
): Promise<{ view: CheckoutView | null; isEmpty: boolean; email: string | null; key: string }> {
  const named = wantedIn(query);
  const added = packageIn(query);
  const kept = named.length > 0 ? [] : readCart((await cookies()).get(CART_COOKIE)?.value).lines;
  const wanted = named.length > 0 ? named : added === null ? kept : withPackage(kept, added);
  const lines = wanted.slice(0, MOST_LINES).map(({ slug, quantity }) => {
    const whole = Math.min(MOST_PER_LINE, Math.max(1, Math.trunc(quantity) || 1));
    return { slug, quantity: whole, isAsAsked: whole === quantity };
  });
  const [{ items, gone }, customer] = await Promise.all([sellableItems(lines), currentCustomer()]);
  const about = { isEmpty: wanted.length === 0, email: customer?.email ?? null, key: newId() };
  const [first, ...rest] = items;
  if (!first) return { view: null, ...about };
  const wishes = wishesIn(query);
  const asked = {
    ...wishes,
    currency: wishes.currency ?? (await chosenCurrency()),
    country: wishes.country ?? likelyCountry((await headers()).get("accept-language")),
  };
  const { quote, problems } = await bestQuote([first, ...rest], { ...asked, email: about.email });
  const left: readonly (QuoteRefusal | null)[] = [
    wanted.length > MOST_LINES ? "too_many_lines" : null,
    lines.every(({ isAsAsked }) => isAsAsked) ? null : "bad_quantity",
    gone.length > 0 ? "package_gone" : null,
  ];
  return {
    view: {
      quote,
      hints: await hints(quote),
      currencies: await choosableCurrencies(),
      asked,
      problems: [...left.filter((problem) => problem !== null), ...problems],
    },
    ...about,
  };
}

const MOST_LOOKED_AT = 20;

async function hints({ lines, currency }: Quote): Promise<Hint[]> {
  const viewer = await currentViewer();
  const [esims, orders] = await Promise.all([ownEsims(viewer, currency), ordersOf(viewer, MOST_LOOKED_AT)]);
  return hintsFor(lines, { esims, orders, now: now() });
}

/** An order the viewer may see; any other is a page that does not exist. */
export async function loadOrder(id: string): Promise<{
  order: OrderView;
  status: OrderStatusView;
  payUrl: string | null;
  /** A kept card was charged for it, and the answer is not known yet. */
  isCharging: boolean;
  /** By line, where there is anything to say. */
  moneyBack: ReadonlyMap<string, MoneyBack>;
  mails: readonly SentMail[];
  supportEmail: string;
  signedIn: boolean;
}> {
  const viewer = await currentViewer();
  const found = await ownedOrder(viewer, id);
  if (!found) notFound();
  const order = await withoutForeignEsims(viewer, found);
  const isUnpaid = order.status === "AWAITING_PAYMENT";
  const [payUrl, charging, lines, mails] = await Promise.all([
    isUnpaid ? openPayPage(order.id) : null,
    isUnpaid && isCharging(order.id),
    refundableLines(order.id),
    mailsAbout(order.id),
  ]);
  const views = lines.map((line) => moneyBack(line, now())).filter((view) => view !== null);
  return {
    order,
    status: statusView(order, now()),
    payUrl,
    isCharging: charging,
    moneyBack: new Map(views.map((view) => [view.lineId, view])),
    mails,
    supportEmail: env().SUPPORT_EMAIL,
    signedIn: viewer.customerId !== null,
  };
}

/** Who pays a top-up for somebody else is not told which eSIM it went to, nor led there. */
async function withoutForeignEsims(viewer: Viewer, order: OrderView): Promise<OrderView> {
  const topped = order.lines.flatMap(({ topupEsimId }) => topupEsimId ?? []);
  if (topped.length === 0) return order;
  const own: readonly string[] = await ownedEsims(viewer, topped);
  const known = (id: string | null) => (id !== null && own.includes(id) ? id : null);
  return {
    ...order,
    lines: order.lines.map((line) => ({ ...line, topupEsimId: known(line.topupEsimId) })),
  };
}

/** The viewer's orders, newest first. */
export async function loadOrders(): Promise<{ order: OrderView; status: OrderStatusView }[]> {
  const orders = await ordersOf(await currentViewer());
  return orders.map((order) => ({ order, status: statusView(order, now()) }));
}

/** The top-ups of an eSIM the viewer owns, or the reason why there are none. Each offer has a key of its own. */
export async function loadTopups(
  esimId: string,
  query: Readonly<Record<string, unknown>>,
): Promise<{
  id: string;
  last4: string;
  label: string | null;
  /** It came with. */
  orderId: string;
  bought: LineSnapshot;
  asked: CheckoutView["asked"];
  found: Result<TopupOffers & { keys: readonly string[] }, TopupRefusal>;
}> {
  const owned = await ownedEsim(await currentViewer(), esimId);
  if (!owned) notFound();
  const wishes = wishesIn(query);
  const asked = {
    ...wishes,
    currency: wishes.currency ?? (await chosenCurrency()),
    country: wishes.country ?? likelyCountry((await headers()).get("accept-language")),
  };
  const { email } = await topupOrigin(owned);
  const [summary, found] = await Promise.all([esimSummary(owned), topupOffers(owned, { ...asked, email })]);
  return {
    id: owned,
    last4: summary.last4,
    label: summary.label,
    orderId: summary.orderId,
    bought: snapshotSchema.parse(summary.snapshot),
    asked,
    found: found.ok ? ok({ ...found.data, keys: found.data.offers.map(() => newId()) }) : found,
  };
}
