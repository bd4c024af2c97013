import "server-only";
import { createTranslator } from "next-intl";
import type { Viewer } from "@/lib/auth/model";
import { brandFile } from "@/lib/brand/data";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import { ownedOrder } from "@/lib/orders/data";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";
import { loadMessages } from "@/lib/platform/i18n/messages";
import { receiptFor } from "./data";
import { receiptText } from "./format";
import { isPrintable } from "./pdf/data";
import { drawReceipt } from "./pdf/service/draw-receipt";

/** The receipt of an order as a PDF in the order's language; null for whom there is no such order, and while it is unpaid. */
export async function receiptFile(
  viewer: Viewer,
  orderId: string,
): Promise<{ name: string; bytes: Buffer } | null> {
  const order = await ownedOrder(viewer, orderId);
  if (!order) return null;
  const { paidAt, ...receipt } = await receiptFor(order);
  if (paidAt === null) return null;
  const locale = isLocale(order.locale) ? order.locale : DEFAULT_LOCALE;
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: "receipt" });
  const { SHOP_NAME: shop, SUPPORT_EMAIL: support } = env();
  const { seller: legal, accent } = brandFile();
  const seller = { shop, support, legal: legal ?? null };
  const print = (amount: Money) => printed(amount, locale);
  const text = receiptText({ ...receipt, paidAt }, seller, { locale, t, print });
  const bytes = await drawReceipt(text, { locale, accent: accent?.day, at: now() });
  return { name: `receipt-${order.number}.pdf`, bytes };
}

/** As on the page, but for signs of money that the typefaces lack. */
function printed(amount: Money, locale: string): string {
  const text = formatMoney(amount, locale);
  return isPrintable(text) ? text : formatMoney(amount, locale, "code");
}
