/**
 * What can go wrong at a supplier, as far as it changes what we do next:
 * `rejected` and `not_found` are final; `recycled` is final for the eSIM; `out_of_stock`, `insufficient_balance`,
 * `throttled` and `unavailable` mean "certainly not done, may be tried later"; `unknown_outcome` means a write may have
 * happened and has to be looked up by its reference first.
 */
export const SUPPLIER_ERROR_KINDS = [
  "rejected",
  "not_found",
  "recycled",
  "out_of_stock",
  "insufficient_balance",
  "throttled",
  "unavailable",
  "unknown_outcome",
] as const;
export type SupplierErrorKind = (typeof SUPPLIER_ERROR_KINDS)[number];

/** The only error a supplier adapter throws. `supplierCode` and `supplierText` are for staff, never for buyers. */
export class SupplierError extends Error {
  override name = "SupplierError";
  readonly kind: SupplierErrorKind;
  readonly status: number | null;
  readonly supplierCode: string | null;
  readonly supplierText: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(kind: SupplierErrorKind, details: Partial<Omit<SupplierError, "kind" | keyof Error>> = {}) {
    super(`supplier answered: ${kind}${details.supplierCode ? ` (${details.supplierCode})` : ""}`);
    this.kind = kind;
    this.status = details.status ?? null;
    this.supplierCode = details.supplierCode ?? null;
    this.supplierText = details.supplierText ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
  }
}
