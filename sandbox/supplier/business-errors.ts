import { lookup } from "../kernel/lookup.ts";
import { SCRIPTED_CODES } from "./catalogue/test-packages.ts";
import { businessError, invalidFields, type Refusal } from "./reply.ts";
import type { SupplierSettings } from "./settings.ts";

/** A refusal by one of the supplier's numbered business rules, in the supplier's words. */
export function businessRefusal(code: number, settings: SupplierSettings, left = 0): Refusal {
  const reasons: Record<number, string> = {
    11: `${settings.creditWord}: please add funds to your account to place this order.`,
    13: "The requested operator is currently undergoing maintenance. Please try again later.",
    23: "The requested top-up has been disabled by the operator.",
    33: `Insufficient stock of eSIMs remaining: ${left}`,
    34: "The requested eSIM package is invalid or it is currently out of stock. Please try again later.",
  };
  return businessError(code, reasons[code] ?? "Something unexpected happened.");
}

export const UNKNOWN_PACKAGE = "The selected package is invalid.";

/** The documents show a map of fields for it, the live API answers as for one that is sold out. */
export function unknownPackage(settings: SupplierSettings): Refusal {
  return settings.unknownPackageAs === "fields"
    ? invalidFields({ package_id: UNKNOWN_PACKAGE })
    : businessRefusal(34, settings);
}

/** The test packages that stand for one business rule each. */
export function refuseScripted(packageId: string, settings: SupplierSettings): void {
  const code = lookup(SCRIPTED_CODES, packageId.replace(/-topup$/, ""));
  if (code !== undefined) throw businessRefusal(code, settings);
}
