import type { Endpoint } from "./call.ts";
import { submitAsyncOrder } from "./endpoints/async-endpoints.ts";
import { getOptIn, optIn, optOut } from "./endpoints/notification-endpoints.ts";
import { simulateWebhook } from "./endpoints/simulator-endpoints.ts";
import { listFullDevices } from "./endpoints/account-endpoints.ts";
import { updateBrand } from "./extras/brands.ts";
import { listExchangeRates } from "./extras/exchange-rates.ts";
import { cancelFutureOrders, listFutureOrders, submitFutureOrder } from "./extras/future-order-endpoints.ts";
import { requestRefund } from "./extras/refund-endpoints.ts";
import { buyAirmoneyVouchers, buyEsimVouchers } from "./extras/voucher-endpoints.ts";

type ExtraEndpoint = { method: "GET" | "POST" | "PUT"; path: string; operation: string; endpoint: Endpoint };

const FUTURE_PATH = "/future-orders";
const OPT_IN_PATH = "/notifications/opt-in";

/**
 * What Airalo has beyond the calls that both suppliers document. PressOne answers these only with the setting
 * `pressoneExtras`; without it they are as unknown as any other address.
 */
export const EXTRA_ENDPOINTS: readonly ExtraEndpoint[] = [
  {
    method: "POST",
    path: "/orders-async",
    operation: "supplier.orders.submit-async",
    endpoint: submitAsyncOrder,
  },
  { method: "POST", path: OPT_IN_PATH, operation: "supplier.notifications.opt-in", endpoint: optIn },
  { method: "GET", path: OPT_IN_PATH, operation: "supplier.notifications.get", endpoint: getOptIn },
  {
    method: "POST",
    path: "/notifications/opt-out",
    operation: "supplier.notifications.opt-out",
    endpoint: optOut,
  },
  { method: "POST", path: "/simulator/webhook", operation: "supplier.simulator", endpoint: simulateWebhook },
  {
    method: "GET",
    path: "/compatible-devices",
    operation: "supplier.devices.full",
    endpoint: listFullDevices,
  },
  {
    method: "GET",
    path: "/finance/exchange-rates",
    operation: "supplier.exchange-rates",
    endpoint: listExchangeRates,
  },
  { method: "POST", path: "/voucher/esim", operation: "supplier.vouchers.esim", endpoint: buyEsimVouchers },
  {
    method: "POST",
    path: "/voucher/airmoney",
    operation: "supplier.vouchers.airmoney",
    endpoint: buyAirmoneyVouchers,
  },
  { method: "POST", path: "/refund", operation: "supplier.refunds.submit", endpoint: requestRefund },
  {
    method: "POST",
    path: FUTURE_PATH,
    operation: "supplier.future-orders.submit",
    endpoint: submitFutureOrder,
  },
  { method: "GET", path: FUTURE_PATH, operation: "supplier.future-orders.list", endpoint: listFutureOrders },
  {
    method: "POST",
    path: "/cancel-future-orders",
    operation: "supplier.future-orders.cancel",
    endpoint: cancelFutureOrders,
  },
  { method: "PUT", path: "/sims/:iccid/brand", operation: "supplier.sims.brand", endpoint: updateBrand },
];
