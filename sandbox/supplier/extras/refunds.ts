import type { World } from "../../kernel/world.ts";
import type { Account } from "../account.ts";
import type { Order, Orders } from "../orders.ts";
import { unitCents } from "../prices.ts";

export type RefundRequest = {
  iccids: string[];
  reason: string;
  notes: string | null;
  email: string | null;
};

type RefundTicket = RefundRequest & {
  id: string;
  createdAt: string;
  state: "open" | "approved" | "refused";
  decidedAt: string | null;
  creditCents: number;
};

export type RefundDecision = "approve" | "refuse";
export const REFUND_DECISIONS: readonly string[] = ["approve", "refuse"] satisfies RefundDecision[];

export type OrderStatus = "completed" | "partially_refunded" | "refunded";

export type Refunds = {
  /** A request is only a ticket: somebody decides about it later. */
  open(request: RefundRequest): RefundTicket;
  /** Newest first. */
  list(): RefundTicket[];
  find(id: string): RefundTicket | undefined;
  /** An approval credits what was paid, for each eSIM once however often it is asked for. */
  decide(ticket: RefundTicket, decision: RefundDecision): RefundTicket;
  statusOf(order: Order): OrderStatus;
};

const FIRST_TICKET = 12_345;

export function openRefunds(world: World, parts: { account: Account; orders: Orders }): Refunds {
  const { store, clock } = world;
  const { account, orders } = parts;
  const tickets = store.collection<RefundTicket>("supplier.refund-tickets");
  const refunded = store.collection<{ ticketId: string }>("supplier.refunded");
  const keyOf = (order: Order, iccid: string): string => `${order.id}:${iccid}`;

  /** The top-up for a complaint about a top-up, otherwise the order that made the eSIM. */
  function refundable(iccid: string, reason: string): Order | undefined {
    const open = orders
      .all()
      .filter((order) => order.iccids.includes(iccid) && !refunded.get(keyOf(order, iccid)));
    const topup = open.findLast((order) => order.type === "topup");
    const sim = open.find((order) => order.type === "sim");
    return reason === "TOP_UP_PACKAGE_FAILURE" ? (topup ?? sim) : sim;
  }

  function credit(ticket: RefundTicket, iccid: string): number {
    const order = refundable(iccid, ticket.reason);
    if (!order) return 0;
    const cents = unitCents(order.package, order.discount);
    refunded.put(keyOf(order, iccid), { ticketId: ticket.id });
    account.credit(cents, {
      orderId: order.id,
      type: order.type,
      packageId: order.package.id,
      quantity: 1,
      description: order.description,
      iccids: [iccid],
    });
    return cents;
  }

  return {
    open(request) {
      const id = String(store.next("supplier-refund", FIRST_TICKET));
      const ticket: RefundTicket = {
        ...request,
        id,
        createdAt: clock.now().toISOString(),
        state: "open",
        decidedAt: null,
        creditCents: 0,
      };
      tickets.put(id, ticket);
      return ticket;
    },
    list: () => tickets.values().reverse(),
    find: (id) => tickets.get(id),
    decide: (ticket, decision) =>
      store.transaction(() => {
        const approved = decision === "approve";
        const credits = approved ? ticket.iccids.map((iccid) => credit(ticket, iccid)) : [];
        const decided: RefundTicket = {
          ...ticket,
          state: approved ? "approved" : "refused",
          decidedAt: clock.now().toISOString(),
          creditCents: credits.reduce((sum, cents) => sum + cents, 0),
        };
        tickets.put(ticket.id, decided);
        return decided;
      }),
    statusOf(order) {
      const count = order.iccids.filter((iccid) => refunded.get(keyOf(order, iccid))).length;
      if (count === 0) return "completed";
      return count < order.iccids.length ? "partially_refunded" : "refunded";
    },
  };
}
