import type { Slip } from "../kernel/faults.ts";
import type { World } from "../kernel/world.ts";
import type { Account } from "./account.ts";
import { businessRefusal, refuseScripted, unknownPackage } from "./business-errors.ts";
import type { Package } from "./catalogue/model.ts";
import type { Sharing, ShareRequest } from "./extras/sharing.ts";
import { discountIn, unitCents } from "./prices.ts";
import { businessError, invalidFields, Refusal } from "./reply.ts";
import type { SupplierSettings } from "./settings.ts";
import type { Offer, Shelf } from "./shelf.ts";
import type { Sim, Sims } from "./sims.ts";

export type Order = {
  id: number;
  code: string;
  createdAt: string;
  type: "sim" | "topup";
  package: Package;
  operatorId: number;
  operatorTitle: string;
  quantity: number;
  description: string | null;
  brandName: string | null;
  /** Percent off the retail price; left out under net pricing. */
  discount?: number;
  /** The eSIMs it made, or the one it topped up. */
  iccids: string[];
};

export type SimOrderRequest = {
  packageId: string;
  quantity: number;
  description: string | null;
  brandName: string | null;
  share: ShareRequest | null;
};
type TopupRequest = { packageId: string; iccid: string; description: string | null };

export type Orders = {
  /** Why this order would be refused now; undefined when it would be carried out. */
  refusal(request: Pick<SimOrderRequest, "packageId" | "quantity">): Refusal | undefined;
  /** With a slip, something else is made than was asked for. */
  submit(request: SimOrderRequest, slip?: Slip): { order: Order; sims: Sim[] };
  submitTopup(request: TopupRequest, slip?: Slip): Order;
  find(id: string): Order | undefined;
  /** Oldest first. */
  all(): Order[];
  /** Newest first, without those the lists do not show yet. */
  list(): Order[];
};

/** Lower ids belong to other resellers. */
export const FIRST_ORDER_ID = 74_506;

type Parts = {
  shelf: Shelf;
  account: Account;
  sims: Sims;
  sharing: Sharing;
  settings: () => SupplierSettings;
};

export function openOrders(world: World, { shelf, account, sims, sharing, settings }: Parts): Orders {
  const { store, clock } = world;
  const orders = store.collection<Order>("supplier.orders");
  const nextId = (): number => store.next("supplier-order", FIRST_ORDER_ID);

  function checkBalance(offer: Offer, quantity: number): void {
    const cents = unitCents(offer.package, discountIn(settings())) * quantity;
    if (cents > account.balanceCents()) throw businessRefusal(11, settings());
  }

  function offerFor(packageId: string, quantity: number): Offer {
    refuseScripted(packageId, settings());
    const offer = shelf.simOffer(packageId);
    if (!offer) throw unknownPackage(settings());
    checkBalance(offer, quantity);
    const { stock } = offer;
    if (stock === 0) throw businessRefusal(34, settings());
    if (stock !== null && stock < quantity) {
      if (settings().lowStockIsCode33) throw businessRefusal(33, settings(), stock);
      throw invalidFields({ quantity: `SIM quantity is not available. Available quantity: ${stock}.` });
    }
    return offer;
  }

  /** Another package of the same operator that could be ordered as well; the same one where there is none. */
  function siblingOf(asked: Offer, quantity: number): Offer {
    const isInReach = ({ package: sold, stock }: Offer): boolean =>
      (stock ?? quantity) >= quantity &&
      unitCents(sold, discountIn(settings())) * quantity <= account.balanceCents();
    return shelf.siblingsOf(asked).find(isInReach) ?? asked;
  }

  function write(order: Omit<Order, "code" | "createdAt" | "discount">): Order {
    const createdAt = clock.now().toISOString();
    const code = `${createdAt.slice(0, 10).replaceAll("-", "")}-${String(order.id).padStart(6, "0")}`;
    const discount = discountIn(settings());
    const written = { ...order, code, createdAt, discount };
    orders.put(String(order.id), written);
    const { id, type, quantity, description, iccids } = written;
    account.charge(unitCents(order.package, discount) * quantity, {
      orderId: id,
      type,
      packageId: order.package.id,
      quantity,
      description,
      iccids,
    });
    return written;
  }

  return {
    refusal({ packageId, quantity }) {
      try {
        offerFor(packageId, quantity);
        return undefined;
      } catch (error) {
        if (error instanceof Refusal) return error;
        throw error;
      }
    },

    submit({ packageId, quantity, description, brandName, share }, slip) {
      const asked = offerFor(packageId, quantity);
      const offer = slip === "wrong_package" ? siblingOf(asked, quantity) : asked;
      const { operator, stock } = offer;
      const count = slip === "missing_sim" ? quantity - 1 : quantity;
      return store.transaction(() => {
        const id = nextId();
        if (stock !== null) shelf.change(offer.package.id, { stock: stock - quantity });
        const made = Array.from({ length: count }, () =>
          sims.make({ id, brandName }, operator, offer.package),
        );
        const iccids = made.map((sim) => sim.iccid);
        const order = write({
          id,
          type: "sim",
          package: offer.package,
          operatorId: operator.id,
          operatorTitle: operator.title,
          quantity,
          description,
          brandName,
          iccids,
        });
        if (share) sharing.mail(order, brandName, share);
        return { order, sims: made };
      });
    },

    submitTopup({ packageId, iccid, description }, slip) {
      const sim = sims.find(iccid);
      if (!sim) throw invalidFields({ iccid: "The selected iccid is invalid." });
      refuseRecycled(sims, sim);
      refuseScripted(packageId, settings());
      const asked = shelf.offer(packageId);
      const fits =
        asked && !asked.withdrawn && asked.package.type === "topup" && asked.operator.id === sim.operatorId;
      if (!fits || !acceptsTopups(sims, sim, settings()))
        throw invalidFields({ package_id: "invalid topup package" });
      const most = settings().topupsPerSim;
      // The purchase that came with the eSIM is no top-up.
      if (most > 0 && sim.purchases.length > most)
        throw invalidFields({ package_id: "validation.order_exceed_limit" });
      checkBalance(asked, 1);
      const offer = slip === "wrong_package" ? siblingOf(asked, 1) : asked;
      return store.transaction(() => {
        const id = nextId();
        sims.addTopup(sim, id, offer.package);
        return write({
          id,
          type: "topup",
          package: offer.package,
          operatorId: offer.operator.id,
          operatorTitle: offer.operator.title,
          quantity: 1,
          description: (settings().keepTopupDescription ? description : null) ?? `Topup (${iccid})`,
          brandName: null,
          iccids: [iccid],
        });
      });
    },

    find: (id) => orders.get(id),
    all: () => orders.values(),
    list() {
      const now = clock.now().getTime();
      const delayMs = settings().orderVisibilityDelaySeconds * 1_000;
      const isListed = (ageMs: number): boolean => ageMs >= delayMs || ageMs < 0;
      // One that is dated ahead of the clock was made before the clock was set back, and is not new.
      return orders
        .values()
        .filter((order) => isListed(now - Date.parse(order.createdAt)))
        .reverse();
    },
  };
}

export function refuseRecycled(sims: Sims, sim: Sim): void {
  if (sims.life(sim).status !== "RECYCLED") return;
  throw businessError(
    73,
    `The eSIM with iccid ${sim.iccid} has been recycled. It can no longer be used or topped up.`,
  );
}

export function acceptsTopups(sims: Sims, sim: Sim, settings: SupplierSettings): boolean {
  if (settings.noTopups) return false;
  return !settings.topupNeedsActivation || sims.life(sim).status !== "NOT_ACTIVE";
}
