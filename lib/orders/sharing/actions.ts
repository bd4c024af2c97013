"use server";
import { redirect } from "next/navigation";
import { publicAction } from "@/lib/auth/builders";
import { addGrant } from "@/lib/auth/cookies";
import { currentCustomer, currentViewer } from "@/lib/auth/gates";
import { openShare } from "@/lib/esims/sharing/data";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { fail, type Result } from "@/lib/platform/result";
import { NOT_ASKED } from "../consent/model";
import type { TopupRefusal } from "../model";
import { checkOut } from "../mutations/check-out";
import type { CheckoutRefusal } from "../quote/model";
import { topupQuote } from "../service";
import { sharedTopupSchema, shownMinorIn } from "./schema";

/**
 * Pays a top-up of an eSIM that somebody shared: the order, its mails and its refunds are the payer's, the top-up goes to the
 * eSIM, of which the payer sees nothing.
 */
export const startSharedTopup = publicAction({
  name: "orders.shared-topup",
  input: sharedTopupSchema,
  run: async (input): Promise<Result<never, TopupRefusal | CheckoutRefusal>> => {
    const share = await openShare(await currentViewer(), input.share);
    if (!share) return fail("not_found");
    const { esimId } = share;
    const { key, email, locale, currency, package: topupId } = input;
    const customer = await currentCustomer();
    const submission = {
      key,
      email,
      customerId: customer?.email === email ? customer.id : null,
      locale,
      currency,
      promo: null,
      totalMinor: shownMinorIn(input, topupId),
      lines: [`${esimId}/${topupId}`],
      consent: NOT_ASKED,
    };
    const led = await checkOut(submission, () =>
      topupQuote(esimId, topupId, { currency, promo: null, email }),
    );
    if (!led.ok) return led;
    await addGrant({ orderId: led.data.orderId, version: led.data.linkVersion });
    return redirect(led.data.payUrl ?? localePath(locale, `/orders/${led.data.orderId}`));
  },
});
