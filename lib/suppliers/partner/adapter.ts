import "server-only";
import type { Supplier } from "../contract/supplier";
import { read } from "./calls";
import { openCatalogue } from "./catalogue";
import { openClient } from "./client";
import type { Connection } from "./connection";
import { openEsims } from "./esims";
import { openExtras } from "./extras/extras";
import { openOrders } from "./orders";
import { balanceWire } from "./wire/account";
import { CURRENCY } from "./wire/values";

/** The supplier behind a connection; wire facts stand in `wire/`. */
export function openPartner(connection: Connection): Supplier {
  const client = openClient(connection);
  const { name, label, prefix } = connection;
  return {
    name,
    label,
    currency: CURRENCY,
    ...openCatalogue(client),
    balance: () => read(client, { operation: "balance", path: `${prefix}/balance` }, balanceWire),
    ...openOrders(client),
    ...openEsims(client),
    ...openExtras(client),
    numbers: null,
  };
}
