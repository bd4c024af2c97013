import "server-only";
import { currentCustomer, currentViewer } from "@/lib/auth/gates";
import { ordersOf } from "../data";

const MOST_ORDERS = 20;

/** Who is about to write, and what it may be about. */
export async function loadContact(): Promise<{
  email: string | null;
  orders: readonly {
    readonly id: string;
    readonly number: string;
    readonly createdAt: Date;
    /** Those that can be reported on. */ readonly esims: readonly {
      readonly id: string;
      readonly last4: string;
    }[];
  }[];
}> {
  const [customer, viewer] = await Promise.all([currentCustomer(), currentViewer()]);
  const orders = await ordersOf(viewer, MOST_ORDERS);
  return {
    email: customer?.email ?? orders[0]?.email ?? null,
    orders: orders.map(({ id, number, createdAt, lines }) => ({
      id,
      number,
      createdAt,
      esims: lines.flatMap(({ esims }) => esims).map(({ id: esim, last4 }) => ({ id: esim, last4 })),
    })),
  };
}
