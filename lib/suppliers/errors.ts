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

/**
 * What a request is meant to do. A `read` may be done twice without harm, so that one whose outcome is unclear is merely
 * `unavailable`; the unclear outcome of a `write` is `unknown_outcome`.
 */
export type Intent = "read" | "write";

type Details = {
  readonly status: number | null;
  readonly supplierCode: string | null;
  readonly supplierText: string | null;
  readonly retryAfterSeconds: number | null;
  /** False where it is certain that no request left, so that the supplier's limits did not count one. */
  readonly wasSent: boolean;
};

/**
 * The only error a supplier adapter throws. `supplierCode` and `supplierText` are for staff, never for buyers; whoever
 * makes one has redacted them.
 */
export class SupplierError extends Error implements Details {
  override name = "SupplierError";
  readonly kind: SupplierErrorKind;
  readonly status: number | null;
  readonly supplierCode: string | null;
  readonly supplierText: string | null;
  readonly retryAfterSeconds: number | null;
  readonly wasSent: boolean;

  constructor(kind: SupplierErrorKind, details: Partial<Details> = {}) {
    const { status = null, supplierCode = null, supplierText = null } = details;
    const said = [status && `HTTP ${status}`, supplierCode && `code ${supplierCode}`, supplierText];
    super([`supplier error: ${kind}`, ...said.filter(Boolean)].join("; "));
    this.kind = kind;
    this.status = status;
    this.supplierCode = supplierCode;
    this.supplierText = supplierText;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.wasSent = details.wasSent ?? true;
  }
  /** The same, of a request that certainly never left. */
  unsent(): SupplierError {
    const { kind, status, supplierCode, supplierText, retryAfterSeconds } = this;
    return new SupplierError(kind, { status, supplierCode, supplierText, retryAfterSeconds, wasSent: false });
  }
}
