import { UNKNOWN_PACKAGE } from "./business-errors.ts";
import type { Call } from "./call.ts";
import { brandProblem } from "./extras/brands.ts";
import { shareProblems, shareRequestOf } from "./extras/sharing.ts";
import { numberProblem, refuseInvalid, stringProblems, text } from "./fields.ts";
import type { SimOrderRequest } from "./orders.ts";
import { businessError } from "./reply.ts";
import { isSigned } from "./signature.ts";

const MOST_PER_ORDER = 50;

/** The body that orders of every kind share; `more` are problems of fields that only one kind has. */
export function readOrderRequest(call: Call, more: Record<string, string> = {}): SimOrderRequest {
  refuseUnsigned(call);
  const { supplier, fields } = call;
  const packageId = text(fields.package_id);
  const description = text(fields.description) || null;
  // An order without any package is answered as one for an unknown package, not with a field map.
  if (packageId || supplier.settings().unknownPackageAs === "fields") {
    refuseInvalid({
      ...packageProblem(call, packageId),
      ...numberProblem("quantity", fields.quantity, { least: 1, most: MOST_PER_ORDER }),
      ...descriptionProblem(call, description),
      ...brandProblem(fields, supplier.settings()),
      ...shareProblems(fields),
      ...stringProblems(fields, ["description", "brand_settings_name", "to_email"]),
      ...more,
    });
  }
  return {
    packageId,
    quantity: Number(fields.quantity),
    description,
    brandName: text(fields.brand_settings_name) || null,
    share: shareRequestOf(fields),
  };
}

function packageProblem({ supplier }: Call, packageId: string): Record<string, string> {
  if (packageId === "") return { package_id: "The package id field is required." };
  const isTold = supplier.settings().unknownPackageAs === "fields" && !supplier.shelf.simOffer(packageId);
  return isTold ? { package_id: UNKNOWN_PACKAGE } : {};
}

export function descriptionProblem({ supplier }: Call, description: string | null): Record<string, string> {
  const longest = supplier.settings().descriptionMaxLength;
  // Characters, not the halves that JavaScript counts some of them as.
  if (Array.from(description ?? "").length <= longest) return {};
  return { description: `The description may not be greater than ${longest} characters.` };
}

export function refuseUnsigned({ c, supplier, fields }: Call): void {
  if (!supplier.settings().verifySignature) return;
  const signature = c.req.header("airalo-signature") ?? "";
  if (isSigned(signature, { raw: c.get("rawBody"), fields }, supplier.world.config.credentials.clientSecret))
    return;
  throw businessError(14, "Invalid checksum: the signature does not match the payload.");
}
