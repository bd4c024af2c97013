import { isPromo } from "@/components/checkout/refusal-key";
import type { startTopup } from "@/lib/orders/actions";

type Code = Extract<NonNullable<Awaited<ReturnType<typeof startTopup>>>, { ok: false }>["code"];

/** The word under which a page says why a top-up was not bought. */
export function problemWord(code: Code) {
  if (code === "signed_out") return "not_found";
  if (code === "too_many_lines" || code === "bad_quantity") return "invalid";
  return isPromo(code) || code === "currency_paused" || code === "currency_unknown" ? "terms" : code;
}
