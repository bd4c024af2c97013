import { isRecord } from "../../kernel/settings.ts";
import type { Call } from "../call.ts";
import { isEmpty, numberProblem, refuseInvalid, stringProblems, text } from "../fields.ts";
import { refuseUnsigned } from "../order-request.ts";
import { ok, type Reply } from "../reply.ts";
import { plainTime } from "../wire-values.ts";
import type { EsimVoucherRequest } from "./vouchers.ts";

const MOST_VOUCHERS = 100;
const MOST_AMOUNT = 100_000;
const LONGEST_CODE = 255;
const TRUE_WORDS = ["1", "true", "on", "yes"];

export function buyEsimVouchers(call: Call): Reply {
  refuseUnsigned(call);
  const { supplier, fields } = call;
  const given = Array.isArray(fields.vouchers) ? fields.vouchers : [];
  if (given.length === 0) refuseInvalid({ vouchers: "The vouchers field is required." });
  const problems: Record<string, string> = {};
  const requests = given.map((each: unknown, index): EsimVoucherRequest => {
    const voucher = isRecord(each) ? each : {};
    const name = `vouchers.${index}`;
    const packageId = text(voucher.package_id);
    if (packageId === "") problems[`${name}.package_id`] = `The ${name}.package_id field is required.`;
    const limits = { least: 1, most: MOST_VOUCHERS };
    Object.assign(problems, numberProblem(`${name}.quantity`, voucher.quantity, limits));
    Object.assign(problems, stringProblems(voucher, ["booking_reference"], `${name}.`));
    return {
      packageId,
      quantity: Number(voucher.quantity),
      bookingReference: text(voucher.booking_reference) || null,
    };
  });
  refuseInvalid(problems);
  const bought = supplier.vouchers.buyEsims(requests);
  return ok({
    data: bought.map(({ packageId, codes, bookingReference }) => ({
      package_id: packageId,
      codes,
      booking_reference: bookingReference,
    })),
    meta: { message: "success" },
  });
}

export function buyAirmoneyVouchers(call: Call): Reply {
  refuseUnsigned(call);
  const { supplier, fields } = call;
  const code = text(fields.voucher_code) || null;
  refuseInvalid({
    ...numberProblem("amount", fields.amount, { least: 1, most: MOST_AMOUNT }),
    ...numberProblem("quantity", fields.quantity, { least: 1, most: MOST_VOUCHERS }),
    ...(isEmpty(fields.usage_limit)
      ? {}
      : numberProblem("usage_limit", fields.usage_limit, { least: 1, most: MOST_AMOUNT })),
    ...codeProblem(code, Number(fields.quantity)),
    ...stringProblems(fields, ["voucher_code"]),
  });
  const made = supplier.vouchers.makeAirmoney({
    amount: Number(fields.amount),
    quantity: Number(fields.quantity),
    usageLimit: Number(text(fields.usage_limit) || 1),
    isPaid: fields.is_paid === true || TRUE_WORDS.includes(text(fields.is_paid).toLowerCase()),
    code,
  });
  // One request is answered as a list of requests, each a list of vouchers.
  return ok({
    data: [
      made.map((voucher) => ({
        id: voucher.id,
        code: voucher.code,
        usage_limit: voucher.usageLimit,
        amount: voucher.amount,
        is_paid: voucher.isPaid,
        created_at: plainTime(voucher.createdAt),
      })),
    ],
    meta: { message: "success" },
  });
}

function codeProblem(code: string | null, quantity: number): Record<string, string> {
  if (code === null) return {};
  if (code.length > LONGEST_CODE)
    return { voucher_code: `The voucher code may not be greater than ${LONGEST_CODE} characters.` };
  return quantity > 1 ? { quantity: "The selected voucher code allows a maximum quantity of 1." } : {};
}
