import type { Choices, Settings } from "../kernel/settings.ts";
import type { SupplierProfile } from "../kernel/world.ts";

/** What the supplier's documents leave open, or show in two ways: each one a switch. */
const SUPPLIER_SETTINGS = {
  /** Every answer in the success/code/message/data/timestamp envelope, not only package history. */
  wrapAll: false,
  /** In that envelope, failures come with HTTP 200. */
  wrappedFailuresAre200: false,
  /** "cusomter" as on the documented page, "customer" as in the journey, or both. */
  usageSpelling: "both",
  /** PressOne's package history comes in that envelope even when nothing else does. */
  historyInEnvelope: true,
  /** "documented": lower case at PressOne, upper case at Airalo. */
  historyStatusCase: "documented",
  /** What the history calls a package that has not started. */
  historyWaitingStatus: "not_active",
  /** PressOne's history names packages by ids that are not the catalogue's. */
  historyOpaqueIds: true,
  /** The balance answer of an account without a balance record. */
  emptyBalances: false,
  /** The balance answer is a list of one. */
  balancesAsList: false,
  /** "net_pricing", or "discount_pricing": no net prices, a share of the retail price is taken off instead. */
  pricingModel: "net_pricing",
  discountPercentage: 20,
  /** "number" is 5 or 4.5 as it falls, "float" 5.00, "string" "5.00", "mixed" one of them by package. */
  priceAs: "number",
  /** 404, or 200 as some pages label it. */
  unknownIccidStatus: 404,
  /** 422, or 400 as one page labels it. */
  listValidationStatus: 422,
  /** The version in `links` and `meta.path`; one sample names another one than it was called by. */
  linksVersion: "v2",
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
  /** The addresses calls may come from, with commas between them; without any, all of them. */
  allowedIps: "",
  /** A 429 names its wait in "seconds" or as a "date". */
  retryAfterForm: "seconds",
  /** What orders call the kind of eSIM: "Prepaid" in the documents, "local" in answers of 2026. */
  esimType: "Prepaid",
  /** An order for no package or an unknown one is "code34", as seen live, or a map of "fields", as documented. */
  unknownPackageAs: "code34",
  /** Too few eSIMs left are code 33 rather than a complaint about `quantity`. */
  lowStockIsCode33: false,
  /** How often one eSIM may be topped up; 0 is without end. */
  topupsPerSim: 0,
  /** Every top-up on offer has minutes and texts, and a note that there is no number to use them with, as in the sample. */
  topupTextsAsInSeed: false,
  /** No eSIM is offered any top-up. */
  noTopups: false,
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
  /** Future orders are processed when they are made, as in Airalo's own sandbox mode, whatever their due date. */
  futureOrdersAtOnce: false,
  /** Exchange rates are switched on for an account by the supplier. */
  exchangeRatesEnabled: true,
  /** The packages that answer with one documented error each are listed in the catalogue. */
  listTestPackages: false,
  /** How long after its acceptance an asynchronous order is carried out. */
  asyncOrderSeconds: 2,
  /** Where the webhook of such an order carries `request_id`: "top", beside `data`, or "inside" of it. */
  asyncWebhookNesting: "top",
  /** Webhook bodies: "plain" JSON, or "escaped-slashes" as PHP writes it. */
  webhookBodyForm: "plain",
  /** What a webhook's signature is over: the "raw" body, or the body as the "php" or the "node" client writes it again. */
  webhookSignatureForm: "raw",
  webhookSignatureHeader: "airalo-signature",
  /** No webhook fires but those of the simulator, as in Airalo's own sandbox mode. */
  webhooksInert: false,
  /** PressOne has Airalo's extras too (orders-async, notifications, vouchers, refunds …), which its contents do not list. */
  pressoneExtras: false,
};

export type SupplierSettings = typeof SUPPLIER_SETTINGS;

const CHOICES: Choices<SupplierSettings> = {
  usageSpelling: ["both", "customer", "cusomter"],
  unknownIccidStatus: [404, 200],
  listValidationStatus: [422, 400],
  historyStatusCase: ["documented", "upper", "lower"],
  pricingModel: ["net_pricing", "discount_pricing"],
  priceAs: ["number", "float", "string", "mixed"],
  retryAfterForm: ["seconds", "date"],
  unknownPackageAs: ["code34", "fields"],
  linksVersion: ["v2", "v1"],
  asyncWebhookNesting: ["top", "inside"],
  webhookBodyForm: ["plain", "escaped-slashes"],
  webhookSignatureForm: ["raw", "php", "node"],
};

/** Where the two suppliers are known to differ, the one that is played decides. */
const PROFILE_DEFAULTS: Record<SupplierProfile, Partial<SupplierSettings>> = {
  pressone: {},
  airalo: { creditWord: "Insufficient Airalo Credit", topupNeedsActivation: false },
};

export function supplierSettings(settings: Settings, profile: SupplierProfile): () => SupplierSettings {
  const defaults = { ...SUPPLIER_SETTINGS, ...PROFILE_DEFAULTS[profile] };
  const section = settings.section("supplier", defaults, CHOICES);
  return () => section.read();
}
