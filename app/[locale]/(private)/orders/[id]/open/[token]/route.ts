import { redirect } from "next/navigation";
import { addGrant } from "@/lib/auth/cookies";
import { readToken } from "@/lib/auth/links";
import { placeIn } from "@/lib/notifications/places/model";
import { linkIsValid, orderHasEsim } from "@/lib/orders/data";
import { settleSession } from "@/lib/orders/mutations/settle-payment";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";
import { log } from "@/lib/platform/log";

/**
 * The private link: lets this browser see the order, then leads to its page, or to a page of one of its eSIMs. Those addresses
 * are no secret.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; id: string; token: string }> },
): Promise<Response> {
  const { locale: language, id, token } = await params;
  const locale = isLocale(language) ? language : DEFAULT_LOCALE;
  const grant = readToken(id, token);
  if (!grant || !(await linkIsValid(grant.orderId, grant.version)))
    redirect(`/${locale}/orders/link-expired`);
  await addGrant(grant);
  const query = new URL(request.url).searchParams;
  const session = query.get("session");
  if (session) await settleReturn(session);
  const place = placeIn(query);
  const isOurs = place !== null && (await orderHasEsim(grant.orderId, place.esimId));
  redirect(`/${locale}${isOurs ? place.path : `/orders/${id}`}`);
}

/** The buyer is back before Stripe's event more often than not; a failure here only means that the event comes first. */
async function settleReturn(sessionId: string): Promise<void> {
  if (!/^cs_[A-Za-z0-9_]{1,200}$/.test(sessionId)) return;
  try {
    await settleSession(sessionId, "buyer");
  } catch (error) {
    log.warn({ err: error }, "a return from the pay page could not be settled yet");
  }
}
