"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "@/lib/auth/builders";
import { addGrant } from "@/lib/auth/cookies";
import { currentCustomer, currentViewer } from "@/lib/auth/gates";
import { emailSchema } from "@/lib/auth/schema";
import { sellablePackage } from "@/lib/catalog/data";
import { ownedEsim } from "@/lib/esims/data";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { fail, type Result } from "@/lib/platform/result";
import { packageTitle, snapshotOf } from "./format";
import { type CheckoutRefusal, MOST_PER_ORDER, type TopupRefusal } from "./model";
import { topupQuote } from "./service";
import { placeOrder } from "./mutations/create-order";

const locale = z.enum(LOCALES);
/** The price the buyer saw; only compared with ours, never charged. */
const shownMinor = z.coerce.number().int();

/** Buys a package: freezes the quote and leads to the pay page. */
export const startCheckout = publicAction({
  name: "orders.checkout",
  input: z.object({
    package: z.string().min(1).max(120),
    quantity: z.coerce.number().int().min(1).max(MOST_PER_ORDER),
    email: emailSchema,
    device: z.literal("yes"),
    shownMinor,
    locale,
  }),
  run: async (input): Promise<Result<never, CheckoutRefusal>> => {
    const wanted = await sellablePackage(input.package);
    if (!wanted) return fail("package_gone");
    if (wanted.card.price.minor !== input.shownMinor) return fail("price_changed");
    const customer = await currentCustomer();
    const placed = await placeOrder({
      email: input.email,
      customerId: customer?.email === input.email ? customer.id : null,
      locale: input.locale,
      lines: [
        {
          kind: "ESIM",
          packageId: wanted.id,
          supplier: wanted.supplier,
          supplierPackageId: wanted.supplierPackageId,
          quantity: input.quantity,
          unitPrice: wanted.card.price,
          unitCost: wanted.cost,
          snapshot: snapshotOf(wanted.card),
          title: packageTitle(wanted.card, input.locale),
          topupEsimId: null,
        },
      ],
    });
    if (!placed.ok) return placed;
    await addGrant({ orderId: placed.data.orderId, version: 1 });
    return redirect(placed.data.payUrl);
  },
});

/** Tops an eSIM of the viewer's up; the mail goes where the eSIM's own mails went. */
export const startTopup = publicAction({
  name: "orders.topup",
  input: z.object({ esim: z.string(), package: z.string().min(1).max(200), shownMinor, locale }),
  run: async (input): Promise<Result<never, TopupRefusal | CheckoutRefusal>> => {
    const esimId = await ownedEsim(await currentViewer(), input.esim);
    if (!esimId) return fail("not_found");
    const quote = await topupQuote(esimId, input.package);
    if (!quote.ok) return quote;
    if (quote.data.line.unitPrice.minor !== input.shownMinor) return fail("price_changed");
    const placed = await placeOrder({
      email: quote.data.email,
      customerId: quote.data.customerId,
      locale: input.locale,
      lines: [{ ...quote.data.line, title: packageTitle(quote.data.line.snapshot, input.locale) }],
    });
    if (!placed.ok) return placed;
    await addGrant({ orderId: placed.data.orderId, version: 1 });
    return redirect(placed.data.payUrl);
  },
});
