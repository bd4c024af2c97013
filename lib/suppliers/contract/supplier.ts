import type { Money } from "@/lib/money/model";
import type { SupplierCatalogue, SupplierDestination, SupplierDevice, SupplierPackage } from "./catalogue";
import type { SupplierEsim, SupplierHistoryEntry, SupplierInstructions, SupplierUsage } from "./esims";
import type {
  AsyncOrders,
  Brands,
  ExchangeRates,
  FutureOrders,
  SharingLinks,
  SupplierRefunds,
  Vouchers,
} from "./extras";
import type { ListQuery, SupplierPage } from "./lists";
import type { OrderRequest, OrderSearch, SupplierOrder, TopupRequest } from "./orders";
import type { VoiceNumbers } from "./voice";
import type { SupplierWebhooks } from "./webhooks";

/**
 * What the shop needs of any supplier. Every method throws `SupplierError` and nothing else. Writes are never repeated
 * blindly. The members that may be null are capabilities: a supplier without one says so here, before anybody asks it.
 */
export type Supplier = {
  readonly name: string;
  /** As people write it; for staff, never for buyers. */
  readonly label: string;
  /** What it sets its prices in. */
  readonly currency: string;
  /** The whole catalogue or nothing: `unavailable` if a page is missing, changed meanwhile, or is no list. */
  listDestinations(): Promise<SupplierCatalogue>;
  /** A place as it is listed now; nothing where it is not listed any more. Packages only, without top-ups. */
  listDestination(place: Pick<SupplierDestination, "slug" | "countryCode">): Promise<SupplierCatalogue>;
  /** Telephones that take eSIMs; the supplier lists some twice. */
  listDevices(): Promise<readonly SupplierDevice[]>;
  /** Null where the supplier knows no account, which is not a balance of zero. */
  balance(): Promise<Money | null>;
  /** Buys 1 to 50 eSIMs of a package, all or none. `unknown_outcome`: look it up by its reference before anything else. */
  placeOrder(order: OrderRequest): Promise<SupplierOrder>;
  /** Adds a package to an eSIM; the answer names no eSIMs. `recycled` where that eSIM is gone for good. */
  placeTopup(order: TopupRequest): Promise<SupplierOrder>;
  /** By the supplier's own id; `not_found` also for another account's. */
  order(id: string): Promise<SupplierOrder>;
  /** One page of orders and top-ups, newest first, of whole days (UTC). */
  listOrders(query: ListQuery): Promise<SupplierPage<SupplierOrder>>;
  /**
   * Orders and top-ups that carry exactly this reference, or one that begins so, oldest first. Where none does, a top-up
   * may be one of the same eSIM and package made since then, a few minutes before it included: the caller leaves out those
   * that it knows.
   */
  findOrders(search: OrderSearch): Promise<readonly SupplierOrder[]>;
  /** `not_found` for an ICCID that is unknown or none at all, here and below. */
  esim(iccid: string): Promise<SupplierEsim>;
  listEsims(query: ListQuery): Promise<SupplierPage<SupplierEsim>>;
  /** What may be bought for this eSIM now; empty where nothing is offered, `recycled` where it is gone for good. */
  listTopups(iccid: string): Promise<readonly SupplierPackage[]>;
  /** Up to 20 minutes old at the supplier, which limits how often it may be asked (`throttled`). */
  usage(iccid: string): Promise<SupplierUsage>;
  /** Every package that the eSIM ever had; may be asked for once in 15 minutes (`throttled`). */
  history(iccid: string): Promise<readonly SupplierHistoryEntry[]>;
  /** Steps as the supplier words them, HTML included; in English where it lacks `language`. */
  instructions(iccid: string, language: string): Promise<SupplierInstructions>;
  readonly asyncOrders: AsyncOrders | null;
  readonly futureOrders: FutureOrders | null;
  readonly vouchers: Vouchers | null;
  readonly refunds: SupplierRefunds | null;
  readonly sharing: SharingLinks | null;
  readonly brands: Brands | null;
  readonly exchangeRates: ExchangeRates | null;
  readonly webhooks: SupplierWebhooks | null;
  readonly numbers: VoiceNumbers | null;
};
