import type { Money } from "@/lib/money/model";
import type { SupplierCatalogue, SupplierDevice, SupplierPackage } from "./catalogue";
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
  listDestinations(): Promise<SupplierCatalogue>;
  listDevices(): Promise<readonly SupplierDevice[]>;
  /** Null where the supplier knows no account, which is not a balance of zero. */
  balance(): Promise<Money | null>;
  placeOrder(order: OrderRequest): Promise<SupplierOrder>;
  placeTopup(order: TopupRequest): Promise<SupplierOrder>;
  order(id: string): Promise<SupplierOrder>;
  listOrders(query: ListQuery): Promise<SupplierPage<SupplierOrder>>;
  /**
   * Orders and top-ups that carry exactly this reference, oldest first. Where none does, a top-up may be one of the
   * same eSIM and package made since then, a few minutes before it included: the caller leaves out those that it knows.
   */
  findOrders(search: OrderSearch): Promise<readonly SupplierOrder[]>;
  esim(iccid: string): Promise<SupplierEsim>;
  listEsims(query: ListQuery): Promise<SupplierPage<SupplierEsim>>;
  listTopups(iccid: string): Promise<readonly SupplierPackage[]>;
  usage(iccid: string): Promise<SupplierUsage>;
  history(iccid: string): Promise<readonly SupplierHistoryEntry[]>;
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
