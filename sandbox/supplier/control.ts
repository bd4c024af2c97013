import type { Hono } from "hono";
import { jsonFields } from "../kernel/body.ts";
import { pushList } from "../kernel/outbox.ts";
import { asyncRecords } from "./async-orders.ts";
import { mountRefundControl } from "./extras/refund-control.ts";
import type { Offer, PackageChange } from "./shelf.ts";
import type { Supplier } from "./supplier.ts";

/** What only the operator of the sandbox can do to the supplier: money, shelf and tokens. */
export function mountSupplierControl(app: Hono, supplier: Supplier): void {
  const { account, shelf, tokens, orders } = supplier;
  const base = "/control/api/supplier";
  const balance = () => ({
    amount: account.balanceCents() / 100,
    amountCents: account.balanceCents(),
    currency: "USD",
  });

  app.get(`${base}/balance`, (c) => c.json(balance()));
  app.post(`${base}/balance`, async (c) => {
    const body = await jsonFields(c);
    const cents = centsOf(body.amount) ?? body.amountCents;
    if (typeof cents !== "number" || !Number.isSafeInteger(cents)) {
      return c.json({ error: 'send {"amount": 5000} in USD or {"amountCents": 500000}' }, 422);
    }
    account.setBalance(cents);
    return c.json(balance());
  });
  app.get(`${base}/ledger`, (c) => c.json({ ...balance(), moves: account.moves() }));
  app.get(`${base}/orders`, (c) => c.json({ orders: orders.list() }));
  app.post(`${base}/tokens/expire`, (c) => c.json({ expired: tokens.expireAll() }));

  mountRefundControl(app, supplier.refunds);

  app.get(`${base}/deliveries`, (c) => {
    const limit = Number(c.req.query("limit")) || 100;
    return c.json({ deliveries: pushList(supplier.webhooks.outbox, limit) });
  });
  app.get(`${base}/async-orders`, (c) => c.json({ requests: asyncRecords(supplier).values() }));
  app.get(`${base}/notifications`, (c) => c.json({ optIns: supplier.optIns.values() }));

  app.get(`${base}/packages`, (c) => {
    const found = shelf.search(c.req.query("search") ?? "");
    const limit = Number(c.req.query("limit")) || 100;
    return c.json({ total: found.length, packages: found.slice(0, limit).map(offerView) });
  });
  app.post(`${base}/packages/:id`, async (c) => {
    const id = c.req.param("id");
    if (!shelf.offer(id)) return c.json({ error: `there is no package "${id}"` }, 404);
    const change = changeOf(await jsonFields(c));
    if (!change) {
      return c.json(
        { error: 'send {"price": 5, "netPrice": 3.5, "withdrawn": false, "stock": 10 or null}, any of them' },
        422,
      );
    }
    shelf.change(id, change);
    const changed = shelf.offer(id);
    return c.json(changed ? offerView(changed) : null);
  });
}

/** undefined when a field is not what it must be. */
function changeOf(fields: Record<string, unknown>): Omit<PackageChange, "id"> | undefined {
  const { price, netPrice, withdrawn, stock } = fields;
  const change: Omit<PackageChange, "id"> = {};
  if (price !== undefined) change.priceCents = centsOf(price) ?? NaN;
  if (netPrice !== undefined) change.netCents = centsOf(netPrice) ?? NaN;
  if (stock === null || typeof stock === "number") change.stock = stock;
  if (typeof withdrawn === "boolean") change.withdrawn = withdrawn;
  const wellFormed = Object.keys(change).length === Object.keys(fields).length;
  const amounts = [change.priceCents, change.netCents, change.stock].filter((amount) => amount != null);
  return wellFormed && amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0)
    ? change
    : undefined;
}

function offerView(offer: Offer): object {
  return {
    id: offer.package.id,
    type: offer.package.type,
    operator: offer.operator.title,
    title: offer.package.title,
    price: offer.package.priceCents / 100,
    netPrice: offer.package.netCents / 100,
    withdrawn: offer.withdrawn,
    stock: offer.stock,
  };
}

function centsOf(dollars: unknown): number | undefined {
  return typeof dollars === "number" && Number.isFinite(dollars) ? Math.round(dollars * 100) : undefined;
}
