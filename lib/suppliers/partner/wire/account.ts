import { z } from "zod";
import { parseDecimal, type Money } from "@/lib/money/model";
import type { SupplierDevice } from "../../contract/catalogue";
import { currency, decimal, orNull } from "./values";

const accountWire = z
  .object({ availableBalance: z.object({ amount: decimal, currency }) })
  .transform(({ availableBalance: { amount, currency: code } }): Money =>
    parseDecimal(amount, code, "half-up"),
  );

/** One account, or a list of them, of which the first is ours; an empty list means that there is none. */
export const balanceWire = z
  .object({
    balances: z.union([z.array(accountWire), accountWire.transform((account) => [account])]).nullish(),
  })
  .transform(({ balances }): Money | null => balances?.[0] ?? null);

const word = z.string().trim();
export const deviceWire = z
  .object({ os: word, brand: word, name: word, model: orNull(word) })
  .transform((wire): SupplierDevice => ({ ...wire, model: wire.model === "" ? null : wire.model }));
