import "server-only";
import type { Supplier } from "../../contract/supplier";
import type { Client } from "../client";
import { openDeliveries } from "../webhooks";
import { openAsyncOrders } from "./async-orders";
import { openExchangeRates } from "./exchange-rates";
import { openFutureOrders } from "./future-orders";
import { openNotifications } from "./notifications";
import { openRefunds } from "./refunds";
import { openBrands, openSharing } from "./share-pages";
import { openVouchers } from "./vouchers";

type Extras = Pick<
  Supplier,
  | "asyncOrders"
  | "futureOrders"
  | "vouchers"
  | "refunds"
  | "sharing"
  | "brands"
  | "exchangeRates"
  | "webhooks"
>;

const NONE: Extras = {
  asyncOrders: null,
  futureOrders: null,
  vouchers: null,
  refunds: null,
  sharing: null,
  brands: null,
  exchangeRates: null,
  webhooks: null,
};

/** What Airalo added to the API that both suppliers share, where this connection has it. */
export function openExtras(client: Client): Extras {
  if (!client.connection.extras) return NONE;
  return {
    asyncOrders: openAsyncOrders(client),
    futureOrders: openFutureOrders(client),
    vouchers: openVouchers(client),
    refunds: openRefunds(client),
    sharing: openSharing(client),
    brands: openBrands(client),
    exchangeRates: openExchangeRates(client),
    webhooks: { ...openDeliveries(client.connection.clientSecret), ...openNotifications(client) },
  };
}
