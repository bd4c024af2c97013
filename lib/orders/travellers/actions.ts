"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { publicAction } from "@/lib/auth/builders";
import { addGrant } from "@/lib/auth/cookies";
import { currentViewer } from "@/lib/auth/gates";
import { ownedEsims } from "@/lib/esims/data";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { fail, ok, type Result } from "@/lib/platform/result";
import { NOT_ASKED } from "../consent/model";
import { ownedOrder } from "../data";
import type { TopupRefusal } from "../model";
import { checkOut } from "../mutations/check-out";
import { type CheckoutRefusal, MOST_LINES } from "../quote/model";
import { topupOrigin, topupsQuote } from "../service";
import { nameTraveller } from "./mutations";
import { choicesIn, groupTopupSchema, nameSchema } from "./schema";

/** Says who an eSIM of the viewer's order is for. */
export const giveName = publicAction({
  name: "orders.traveller-name",
  input: nameSchema,
  run: async ({ order, line, place, name }): Promise<Result<null, "not_found">> => {
    if (!(await ownedOrder(await currentViewer(), order))) return fail("not_found");
    if (!(await nameTraveller({ orderId: order, lineId: line, place, name }))) return fail("not_found");
    refresh();
    return ok(null);
  },
});

/** Tops several eSIMs of one order of the viewer's up, in one payment; the mail goes where their own mails went. */
export const startGroupTopup = publicAction({
  name: "orders.group-topup",
  input: groupTopupSchema,
  run: async (input): Promise<Result<never, "nothing_chosen" | TopupRefusal | CheckoutRefusal>> => {
    const { key, locale, currency } = input;
    const viewer = await currentViewer();
    const order = await ownedOrder(viewer, input.order);
    const bought = order?.lines.flatMap(({ esims }) => esims.map(({ id }) => id)) ?? [];
    const esims = await ownedEsims(viewer, bought);
    if (esims.length === 0) return fail("not_found");
    const chosen = choicesIn(input, esims);
    if (chosen.length > MOST_LINES) return fail("too_many_lines");
    const [first, ...rest] = esims.flatMap((esimId) =>
      chosen.filter((choice) => choice.esimId === esimId).map(({ topupId }) => ({ esimId, topupId })),
    );
    if (!first) return fail("nothing_chosen");
    const { email, customerId } = await topupOrigin(first.esimId);
    const submission = {
      key,
      email,
      customerId,
      locale,
      currency,
      promo: null,
      totalMinor: input.shownMinor,
      lines: [first, ...rest].map(({ esimId, topupId }) => `${esimId}/${topupId}`),
      consent: NOT_ASKED,
    };
    const led = await checkOut(submission, () =>
      topupsQuote([first, ...rest], { currency, promo: null, email }),
    );
    if (!led.ok) return led;
    await addGrant({ orderId: led.data.orderId, version: led.data.linkVersion });
    return redirect(led.data.payUrl ?? localePath(locale, `/orders/${led.data.orderId}`));
  },
});
