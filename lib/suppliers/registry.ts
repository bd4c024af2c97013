import "server-only";
import { env } from "@/lib/platform/env";
import type { Supplier } from "./contract";
import { pressone } from "./pressone/adapter";

/** The supplier this shop sells for. */
export function supplier(): Supplier {
  switch (env().SUPPLIER) {
    case "pressone":
      return pressone;
  }
}
