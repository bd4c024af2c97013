"use server";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "@/lib/auth/builders";
import { addGrant } from "@/lib/auth/cookies";
import { currentCustomer, currentViewer } from "@/lib/auth/gates";
import { emailSchema } from "@/lib/auth/schema";
import { now } from "@/lib/platform/clock";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { LOCALES } from "@/lib/platform/i18n/locales";
import type { Result } from "@/lib/platform/result";
import { promoCodeOf } from "@/lib/pricing/promo/model";
import { CART_COOKIE, CART_SECONDS, cartText } from "./cart/model";
import { hasWithdrawal } from "./consent/model";
import { checkOut } from "./mutations/check-out";
import type { Lead } from "./mutations/resume-checkout";
import type { CheckoutRefusal } from "./quote/model";
import { countryField, currencyField, linesField, promoField } from "./quote/schema";
import { quoteNow } from "./quote/service";
import { type TopupForm, topupForm } from "./topups/schema";
import { keeperOf, type TopupCode, topUpOnPage } from "./topups/service";
import { nameTravellers } from "./travellers/mutations";
import { namesIn } from "./travellers/schema";

const shared = {
  /** Made with the page; the same page leads to the same order. */
  key: z.uuid(),
  currency: currencyField,
  promo: promoField,
  /** The total the buyer saw; only compared with ours, never charged. */
  shownMinor: z.coerce.number().int(),
  locale: z.enum(LOCALES),
};

/** To the pay page, or to the order if it is paid; this browser may see it from now on. */
async function follow(
  result: Result<Lead, CheckoutRefusal>,
  locale: string,
): Promise<Result<never, CheckoutRefusal>> {
  if (!result.ok) return result;
  const { orderId, linkVersion, payUrl } = result.data;
  await addGrant({ orderId, version: linkVersion });
  return redirect(payUrl ?? localePath(locale, `/orders/${orderId}`));
}

/** Buys packages: freezes the quote and leads to the pay page. */
export const startCheckout = publicAction({
  name: "orders.checkout",
  // Loose: who travels stands in fields of their own.
  input: z
    .looseObject({
      ...shared,
      lines: linesField,
      email: emailSchema,
      device: z.literal("yes"),
      country: countryField.refine((country) => country !== null, "no country"),
      waiver: z.literal("yes").optional(),
      keep: z.literal("yes").optional(),
    })
    .refine(({ country, waiver }) => waiver === "yes" || !hasWithdrawal(country), {
      path: ["waiver"],
      message: "not agreed to",
    }),
  run: async (input): Promise<Result<never, CheckoutRefusal>> => {
    const { key, email, locale, lines, currency, country } = input;
    const promo = input.promo && promoCodeOf(input.promo);
    const customer = await currentCustomer();
    const keeper = await keeperOf(customer, input);
    if (!keeper.ok) return keeper;
    const submission = {
      key,
      email,
      customerId: customer?.email === email ? customer.id : null,
      locale,
      currency,
      promo,
      totalMinor: input.shownMinor,
      lines: lines.map(({ slug, quantity }) => `${slug}:${quantity}`),
      consent: {
        country,
        deviceConfirmedAt: now(),
        waivedAt: hasWithdrawal(country) ? now() : null,
      },
      keepFor: keeper.data,
    };
    const led = await checkOut(submission, () => quoteNow(lines, { currency, promo, email, country }));
    if (led.ok) {
      await nameTravellers(led.data.orderId, namesIn(input, lines));
      // Until it is paid the cart stays as it is; then it is emptied by the page of the order.
      const value = decodeURIComponent(cartText({ lines, orderId: led.data.orderId }));
      (await cookies()).set(CART_COOKIE, value, { path: "/", sameSite: "lax", maxAge: CART_SECONDS });
    }
    return follow(led, locale);
  },
});

/** Refusals after which an offer, or all of them, are gone. */
const VANISHED: readonly TopupCode[] = [
  "package_gone",
  "none_offered",
  "recycled",
  "not_rechargeable",
  "not_started",
  "returned",
  "disputed",
];

function topupsAgain(form: TopupForm, code: TopupCode): string {
  const query = new URLSearchParams({ gone: code === "package_gone" ? "package" : "all" });
  if (form.currency) query.set("currency", form.currency);
  return localePath(form.locale, `/esims/${form.esim}/top-up?${query.toString()}`);
}

/** Tops an eSIM of the viewer's up on a pay page. */
export const startTopup = publicAction({
  name: "orders.topup",
  input: topupForm,
  run: async (form): Promise<Result<never, TopupCode>> => {
    const [viewer, customer] = await Promise.all([currentViewer(), currentCustomer()]);
    const led = await topUpOnPage(form, { viewer, customer });
    if (led.ok) return follow(led, form.locale);
    // The form that was sent will not be on the page any more: what happened is said where it is, and the list is read anew.
    return VANISHED.includes(led.code) ? redirect(topupsAgain(form, led.code)) : led;
  },
});
