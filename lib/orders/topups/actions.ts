"use server";
import { redirect } from "next/navigation";
import { customerAction } from "@/lib/auth/builders";
import { addGrant } from "@/lib/auth/cookies";
import { currentViewer } from "@/lib/auth/gates";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Result } from "@/lib/platform/result";
import type { CardRefusal } from "@/lib/payments/cards/model";
import { cardTopupForm } from "./schema";
import { topUpByCard, type TopupCode } from "./service";

/** Tops an eSIM up with a card that the signed-in customer keeps. */
export const payTopupByCard = customerAction({
  name: "orders.topup-by-card",
  input: cardTopupForm,
  // Each press asks a bank.
  limit: { points: 12, seconds: 60 },
  run: async (form, { customer }): Promise<Result<never, TopupCode | CardRefusal>> => {
    const viewer = await currentViewer();
    const led = await topUpByCard(form, { viewer, customer });
    if (!led.ok) return led;
    const { orderId, linkVersion, payUrl } = led.data;
    await addGrant({ orderId, version: linkVersion });
    return redirect(payUrl ?? localePath(form.locale, `/orders/${orderId}`));
  },
});
