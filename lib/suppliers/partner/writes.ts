import "server-only";
import type { z } from "zod";
import { isIccid } from "../contract/esims";
import type { OrderRequest } from "../contract/orders";
import { SupplierError } from "../errors";
import type { Answer } from "../http";
import { type Client, parse, type Request } from "./client";
import { unwrap } from "./wire/values";

/** A write that is sent once. Whatever cannot be read in its answer leaves its outcome unknown. */
export async function submit<T>(
  client: Client,
  request: Omit<Request, "method">,
  schema: z.ZodType<T>,
): Promise<T> {
  const answer = await client.call({ ...request, method: "POST" });
  return parse(schema, unwrap(answer.body), "write");
}

/** A write whose repeat leads to the same state, so that it is repeated as a read is. */
export async function assure(
  client: Client,
  request: Pick<Request, "operation" | "path" | "body"> & { readonly method?: "PUT" },
): Promise<Answer> {
  return client.call({ method: "POST", ...request, repeat: "safe" });
}

/** Refuses what the supplier would refuse, before anything is sent. */
export function demand(held: boolean, problem: string): void {
  if (!held) throw new SupplierError("rejected", { supplierText: problem });
}

/** Counts start at one. */
export function demandUpTo(most: number, name: string, value: number): void {
  demand(
    Number.isSafeInteger(value) && value >= 1 && value <= most,
    `${name} must be a whole number from 1 to ${most}`,
  );
}

export function demandIccid(iccid: string): void {
  demand(isIccid(iccid), "an ICCID has 18 to 22 digits");
}

const MOST_PER_ORDER = 50;
const LONGEST_REFERENCE = 64;

/** The fields that orders of every kind share. */
export function orderFields({ packageId, quantity, reference, brand }: OrderRequest) {
  demand(packageId !== "", "an order needs a package");
  demandUpTo(MOST_PER_ORDER, "the quantity", quantity);
  demand(
    reference !== "" && reference.length <= LONGEST_REFERENCE,
    `a reference has 1 to ${LONGEST_REFERENCE} characters`,
  );
  return {
    package_id: packageId,
    quantity,
    description: reference,
    ...(brand === undefined ? {} : { brand_settings_name: brand }),
  };
}
