import type { Collection } from "../kernel/store.ts";
import { openWaker, type Waker } from "../kernel/waker.ts";
import type { World } from "../kernel/world.ts";
import { openAccount, type Account } from "./account.ts";
import { openRefunds, type Refunds } from "./extras/refunds.ts";
import { openSharing, type Sharing } from "./extras/sharing.ts";
import { openVouchers, type Vouchers } from "./extras/vouchers.ts";
import { openOrders, type Orders } from "./orders.ts";
import { openRateLimits, type RateLimits } from "./rate-limits.ts";
import { supplierSettings, type SupplierSettings } from "./settings.ts";
import { openShelf, type Shelf } from "./shelf.ts";
import { openSims, type Sims } from "./sims.ts";
import { openTokens, type Tokens } from "./tokens.ts";
import type { OptIn } from "./webhooks/opt-ins.ts";
import { openWebhooks, type Webhooks } from "./webhooks/webhooks.ts";

/** Everything the supplier remembers; requests and the control API work on the same one. */
export type Supplier = Waker & {
  world: World;
  settings: () => SupplierSettings;
  shelf: Shelf;
  account: Account;
  sims: Sims;
  sharing: Sharing;
  orders: Orders;
  refunds: Refunds;
  vouchers: Vouchers;
  tokens: Tokens;
  limits: RateLimits;
  /** By type. */
  optIns: Collection<OptIn>;
  webhooks: Webhooks;
};

export function openSupplier(world: World): Supplier {
  const settings = supplierSettings(world.settings, world.config.profile);
  const shelf = openShelf(world, settings);
  const account = openAccount(world);
  const sims = openSims(world, settings);
  const sharing = openSharing(world, settings);
  const orders = openOrders(world, { shelf, account, sims, sharing, settings });
  return {
    ...openWaker(),
    world,
    settings,
    shelf,
    account,
    sims,
    sharing,
    orders,
    refunds: openRefunds(world, { account, orders }),
    vouchers: openVouchers(world, { shelf, account, settings }),
    tokens: openTokens(world),
    limits: openRateLimits(world, settings),
    optIns: world.store.collection("supplier.opt-ins"),
    webhooks: openWebhooks(world, settings),
  };
}
