import type { Hono } from 'hono';
import { jsonFields } from '../kernel/body.ts';
import type { Offer } from './shelf.ts';
import type { Supplier } from './supplier.ts';

/** What only the operator of the sandbox can do to the supplier: money, shelf and tokens. */
export function mountSupplierControl(app: Hono, supplier: Supplier): void {
  const { account, shelf, tokens, orders } = supplier;
  const base = '/control/api/supplier';
  const balance = () => ({ amount: account.balanceCents() / 100, amountCents: account.balanceCents(), currency: 'USD' });

  app.get(`${base}/balance`, (c) => c.json(balance()));
  app.post(`${base}/balance`, async (c) => {
    const body = await jsonFields(c);
    const cents = centsOf(body.amount) ?? body.amountCents;
    if (typeof cents !== 'number' || !Number.isSafeInteger(cents)) {
      return c.json({ error: 'send {"amount": 5000} in USD or {"amountCents": 500000}' }, 422);
    }
    account.setBalance(cents);
    return c.json(balance());
  });
  app.get(`${base}/ledger`, (c) => c.json({ ...balance(), moves: account.moves() }));
  app.get(`${base}/orders`, (c) => c.json({ orders: orders.list() }));
  app.post(`${base}/tokens/expire`, (c) => c.json({ expired: tokens.expireAll() }));

  app.get(`${base}/packages`, (c) => {
    const found = shelf.search(c.req.query('search') ?? '');
    const limit = Number(c.req.query('limit')) || 100;
    return c.json({ total: found.length, packages: found.slice(0, limit).map(offerView) });
  });
  app.post(`${base}/packages/:id`, async (c) => {
    const id = c.req.param('id');
    if (!shelf.offer(id)) return c.json({ error: `there is no package "${id}"` }, 404);
    const { price, netPrice, withdrawn, stock } = await jsonFields(c);
    const isStock = stock === null || (typeof stock === 'number' && Number.isSafeInteger(stock) && stock >= 0);
    shelf.change(id, {
      ...(price === undefined ? {} : { priceCents: centsOf(price) }),
      ...(netPrice === undefined ? {} : { netCents: centsOf(netPrice) }),
      ...(typeof withdrawn === 'boolean' ? { withdrawn } : {}),
      ...(isStock ? { stock } : {}),
    });
    const changed = shelf.offer(id);
    return c.json(changed ? offerView(changed) : null);
  });
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
  return typeof dollars === 'number' && Number.isFinite(dollars) ? Math.round(dollars * 100) : undefined;
}
