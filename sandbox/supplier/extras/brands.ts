import { simOf, type Call } from "../call.ts";
import { refuseInvalid, stringProblems, text } from "../fields.ts";
import { ok, type Reply } from "../reply.ts";
import type { SupplierSettings } from "../settings.ts";

/** Brands are made in the supplier's web console, which here is a setting. */
export function brandProblem(
  fields: Record<string, unknown>,
  { brands }: SupplierSettings,
): Record<string, string> {
  const name = text(fields.brand_settings_name);
  const known = brands.split(",").map((brand) => brand.trim());
  if (name === "" || known.includes(name)) return {};
  return { brand_settings_name: "The selected brand settings name is invalid." };
}

/** Without a name the eSIM is unbranded again. */
export function updateBrand(call: Call): Reply {
  const { supplier, fields } = call;
  const sim = simOf(call);
  refuseInvalid({
    ...brandProblem(fields, supplier.settings()),
    ...stringProblems(fields, ["brand_settings_name"]),
  });
  const { brandName } = supplier.sims.brand(sim, text(fields.brand_settings_name) || null);
  return ok({ data: { brand_settings_name: brandName }, meta: { message: "succes" } });
}
