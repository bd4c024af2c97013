import "server-only";
import { z } from "zod";
import type { Vouchers } from "../../contract/extras";
import type { Client } from "../client";
import { idText, moment } from "../wire/values";
import { demand, demandUpTo, submit } from "../writes";

const MOST_VOUCHERS = 100;
const MOST_CREDIT = 100_000;
const MOST_USES = 100_000;
const LONGEST_CODE = 255;

const esimVouchersWire = z
  .array(z.object({ codes: z.array(z.string().min(1)).min(1) }))
  .min(1)
  .transform((groups) => groups.flatMap((group) => group.codes));

const creditVoucherWire = z
  .object({ id: idText, code: z.string().min(1), created_at: moment })
  .transform(({ id, code, created_at }) => ({ id, code, createdAt: created_at }));
// The documents show an array of arrays; one level less would mean the same.
const creditVouchersWire = z
  .array(z.union([creditVoucherWire, z.array(creditVoucherWire)]))
  .min(1)
  .transform((groups) => groups.flat());

/** Codes for the supplier's own app: for an eSIM of one package, or for an amount of its credit. */
export function openVouchers(client: Client): Vouchers {
  const { prefix } = client.connection;
  return {
    forEsims: async ({ packageId, quantity, bookingReference, sendBefore }) => {
      demand(packageId !== "", "a voucher needs a package");
      demandUpTo(MOST_VOUCHERS, "the quantity", quantity);
      const voucher = { package_id: packageId, quantity, booking_reference: bookingReference };
      return submit(
        client,
        {
          operation: "voucher-esim",
          path: `${prefix}/voucher/esim`,
          body: { json: { vouchers: [voucher] } },
          reference: bookingReference,
          sendBefore,
        },
        esimVouchersWire,
      );
    },
    forCredit: async ({ amount, quantity, usageLimit, paid = false, code, sendBefore }) => {
      demandUpTo(MOST_CREDIT, "the amount", amount);
      demandUpTo(MOST_VOUCHERS, "the quantity", quantity);
      if (usageLimit !== undefined) demandUpTo(MOST_USES, "the usage limit", usageLimit);
      if (code !== undefined) {
        demand(code !== "" && code.length <= LONGEST_CODE, `a code has 1 to ${LONGEST_CODE} characters`);
        demand(quantity === 1, "a code of one's own makes exactly one voucher");
      }
      const json = {
        amount,
        quantity,
        is_paid: paid,
        ...(usageLimit !== undefined && { usage_limit: usageLimit }),
        ...(code !== undefined && { voucher_code: code }),
      };
      return submit(
        client,
        { operation: "voucher-credit", path: `${prefix}/voucher/airmoney`, body: { json }, sendBefore },
        creditVouchersWire,
      );
    },
  };
}
