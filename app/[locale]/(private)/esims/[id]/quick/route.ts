import { createTranslator } from "next-intl";
import { callerIp } from "@/lib/auth/builders";
import { addGrant } from "@/lib/auth/cookies";
import { currentCustomer, currentViewer } from "@/lib/auth/gates";
import { brandFile } from "@/lib/brand/data";
import { ownedEsim } from "@/lib/esims/data";
import type { OwnedEsimId } from "@/lib/esims/model";
import { quickHtml } from "@/lib/orders/quick/format";
import { type QuickProblem, quickProblem } from "@/lib/orders/quick/model";
import { quickForm } from "@/lib/orders/quick/schema";
import { quickView } from "@/lib/orders/quick/service";
import { topUpByCard, topUpOnPage } from "@/lib/orders/topups/service";
import { env } from "@/lib/platform/env";
import { isFromOurPage } from "@/lib/platform/http/from-our-page";
import { pageNonce } from "@/lib/platform/http/page-nonce";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { isLocale, type Locale } from "@/lib/platform/i18n/locales";
import { loadMessages } from "@/lib/platform/i18n/messages";
import { take } from "@/lib/platform/rate-limit";

type Context = RouteContext<"/[locale]/esims/[id]/quick">;

const HEADERS = { "Cache-Control": "private, no-store", "Referrer-Policy": "same-origin" };
const LIMIT = { name: "orders.quick", points: 60, seconds: 60 };

/** The smallest page on which an eSIM of the viewer's is topped up: for a phone that has hardly any data left. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const mine = await ownEsim(params);
  if (!mine) return missing();
  const currency = new URL(request.url).searchParams.get("currency");
  return page(mine, { currency, problem: null });
}

/** One press on it. Answered by a page again where nothing was bought, else by the way on. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const mine = await ownEsim(params);
  if (!mine) return missing();
  if (!isFromOurPage(request) || !(await take(LIMIT, await callerIp())))
    return page(mine, { currency: null, problem: "again" });
  const form = quickForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return page(mine, { currency: null, problem: "again" });
  const { card, ...asked } = form.data;
  const by = { viewer: await currentViewer(), customer: await currentCustomer() };
  const topup = { ...asked, esim: mine.esimId, locale: mine.locale, promo: null };
  const led = card ? await topUpByCard({ ...topup, card }, by) : await topUpOnPage(topup, by);
  if (!led.ok) return page(mine, { currency: asked.currency, problem: quickProblem(led.code) });
  const { orderId, linkVersion, payUrl } = led.data;
  await addGrant({ orderId, version: linkVersion });
  const to = payUrl ?? localePath(mine.locale, `/orders/${orderId}`);
  return new Response(null, { status: 303, headers: { ...HEADERS, Location: to } });
}

type Mine = { readonly locale: Locale; readonly esimId: OwnedEsimId };

async function ownEsim(params: Context["params"]): Promise<Mine | null> {
  const { locale, id } = await params;
  const esimId = isLocale(locale) ? await ownedEsim(await currentViewer(), id) : null;
  return isLocale(locale) && esimId ? { locale, esimId } : null;
}

/** A foreign eSIM is as unknown as one that is not there. */
function missing(): Response {
  return new Response(null, { status: 404, headers: HEADERS });
}

async function page(
  { locale, esimId }: Mine,
  { currency, problem }: { currency: string | null; problem: QuickProblem | null },
): Promise<Response> {
  const customer = await currentCustomer();
  const view = await quickView(esimId, { customerId: customer?.id ?? null, currency });
  const t = createTranslator({ locale, messages: await loadMessages(locale) });
  const look = { shop: env().SHOP_NAME, accent: brandFile().accent, nonce: await pageNonce() };
  return new Response(quickHtml({ locale, view, problem, ...look, t }), {
    headers: { ...HEADERS, "Content-Type": "text/html; charset=utf-8" },
  });
}
