import "server-only";
import type { SupplierOrder, TopupRequest } from "../contract/orders";
import type { Supplier } from "../contract/supplier";
import { SupplierError } from "../errors";
import { createdFilter, read, readPage } from "./calls";
import type { Client, Request } from "./client";
import { noteFinding } from "./findings";
import { findOrders } from "./order-search";
import { listedOrderWire, orderWire } from "./wire/orders";
import { demandIccid, orderFields, submit } from "./writes";

type Orders = Pick<Supplier, "placeOrder" | "placeTopup" | "order" | "listOrders" | "findOrders">;

/** Orders and top-ups: placed once, and found again by what was written into them. */
export function openOrders(client: Client): Orders {
  const { prefix } = client.connection;
  const noteEcho = openEchoNotes(client);
  return {
    placeOrder: async ({ sendBefore, ...order }) =>
      place(client, {
        operation: "submit-order",
        path: `${prefix}/orders`,
        fields: { ...orderFields(order), type: "sim" },
        sendBefore,
      }),
    placeTopup: async ({ packageId, iccid, reference, sendBefore }) => {
      demandIccid(iccid);
      const placed = await place(client, {
        operation: "submit-topup",
        path: `${prefix}/orders/topups`,
        fields: { package_id: packageId, iccid, description: reference },
        sendBefore,
      });
      await noteEcho(placed, reference);
      return placed;
    },
    order: async (id) => {
      if (!/^[\w-]{1,64}$/.test(id))
        throw new SupplierError("not_found", { supplierText: "malformed order id" });
      return read(
        client,
        { operation: "get-order", path: `${prefix}/orders/${id}?include=sims,status` },
        orderWire,
      );
    },
    listOrders: ({ page, ...days }) => {
      const path = `${prefix}/orders?include=sims,status${createdFilter(days)}`;
      return readPage(client, { operation: "list-orders", path, page }, listedOrderWire);
    },
    findOrders: (search) => findOrders(client, search),
  };
}

type Placing = Pick<Request, "operation" | "path" | "sendBefore"> & {
  readonly fields: Readonly<Record<string, string | number>> & { readonly description: string };
};

/** Sends an order or a top-up once, as the documented form. */
async function place(client: Client, { fields, ...request }: Placing): Promise<SupplierOrder> {
  const multipart = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  return submit(client, { ...request, body: { multipart }, reference: fields.description }, orderWire);
}

/** Under which name it is remembered whether top-ups keep the reference that was sent with them. */
export const TOPUP_REFERENCE_FINDING = "topup-description";

/** Notes once per change whether a top-up's answer carries our reference; `npm run doctor` tells what came of it. */
function openEchoNotes({ connection: { name } }: Client) {
  let noted: string | null = null;
  return async (placed: SupplierOrder, reference: TopupRequest["reference"]): Promise<void> => {
    const value = placed.reference === reference ? "kept" : "replaced";
    if (noted === value) return;
    noted = value;
    await noteFinding(name, TOPUP_REFERENCE_FINDING, value);
  };
}
