import "server-only";
import { env } from "@/lib/platform/env";
import type { Supplier } from "./contract";
import { pressone } from "./pressone/adapter";

const suppliers: Readonly<Record<ReturnType<typeof env>["SUPPLIER"], Supplier>> = { pressone };

/** The supplier this shop sells for. */
export function supplier(): Supplier {
  return suppliers[env().SUPPLIER];
}
