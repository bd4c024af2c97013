/** What somebody who pays for others is told; why exactly is between us and the owner of the eSIM. */
type RefusedWord =
  | "invalid"
  | "nothing_chosen"
  | "too_many"
  | "failed"
  | "not_found"
  | "changed"
  | "not_started"
  | "later"
  | "never"
  | "unpaid";

const WORDS: Readonly<Record<string, RefusedWord | undefined>> = {
  invalid: "invalid",
  nothing_chosen: "nothing_chosen",
  too_many_lines: "invalid",
  bad_quantity: "invalid",
  too_many: "too_many",
  not_found: "not_found",
  signed_out: "not_found",
  package_gone: "changed",
  price_changed: "changed",
  currency_unknown: "changed",
  currency_paused: "changed",
  not_started: "not_started",
  none_offered: "later",
  supplier_unavailable: "later",
  shop_paused: "later",
  returned: "never",
  recycled: "never",
  not_rechargeable: "never",
  disputed: "never",
  payment_unavailable: "unpaid",
};

/** The word for why a top-up was not sold. */
export function refusedWord(code: string): RefusedWord {
  return WORDS[code] ?? "failed";
}
