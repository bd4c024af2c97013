import type { Settings } from "../kernel/settings.ts";

/** What the supplier's documents leave open, or show in two ways: each one a switch. */
const SUPPLIER_SETTINGS = {
  /** Every answer in the success/code/message/data/timestamp envelope, not only package history. */
  wrapAll: false,
  /** In that envelope, failures come with HTTP 200. */
  wrappedFailuresAre200: false,
  /** "cusomter" as on the documented page, "customer" as in the journey, or both. */
  usageSpelling: "both",
  /** The balance answer of an account without a balance record. */
  emptyBalances: false,
  /** 404, or 200 as some pages label it. */
  unknownIccidStatus: 404,
  /** 422, or 400 as one page labels it. */
  listValidationStatus: 422,
  /** From page 2 on, `data` of the catalogue is an object keyed by index. */
  laterPagesAsObject: false,
  /** Without `limit`, the whole catalogue on one page. */
  wholeCatalogueWithoutLimit: false,
  /** Without `Accept: application/json`, validation failures are a 500 HTML page. */
  htmlWithoutAccept: false,
  /** `_` and `%` in list filters are wildcards. */
  likeWildcards: true,
  /** How long a new order stays out of lists. */
  orderVisibilityDelaySeconds: 0,
  /** A top-up keeps the description it was sent with. */
  keepTopupDescription: true,
  descriptionMaxLength: 255,
  /** A wrong or missing `airalo-signature` on orders and top-ups is code 14. */
  verifySignature: false,
  /** Order answers carry `quantity` as text. */
  quantityAsText: false,
  /** The supplier's name for its credit in code 11. */
  creditWord: "Insufficient Credit",
  /** Unlimited packages report megabytes in usage, as in one sample. */
  unlimitedWithAmounts: false,
  /** Usage answers UNKNOWN: the operator sends no figures. */
  usageUnknown: false,
  /** Top-ups are offered only once the eSIM has been used. */
  topupNeedsActivation: true,
  /** An eSIM that was never installed is recycled after this long. */
  recycleUnusedDays: 90,
  /** An eSIM whose last package ended is recycled after this long. */
  recycleEndedDays: 180,
  /** The brands made in the supplier's web console, with commas between them. */
  brands: "our perfect brand",
  /** `include=share` makes a sharing link; off, only an order with `to_email` does. */
  shareLinkOnRequest: true,
  /** `sharing` stands inside of `simable`, as one sample has it, rather than beside it. */
  sharingInsideSimable: false,
  /** An eSIM voucher is paid for, at its package's net price, when it is made. */
  chargeVouchers: true,
  /** The packages that answer with one documented error each are listed in the catalogue. */
  listTestPackages: false,
  /** PressOne has Airalo's extras too (orders-async, notifications, vouchers, refunds …), which its contents do not list. */
  pressoneExtras: false,
};

export type SupplierSettings = typeof SUPPLIER_SETTINGS;

export function supplierSettings(settings: Settings): () => SupplierSettings {
  const section = settings.section("supplier", SUPPLIER_SETTINGS);
  return () => section.read();
}
