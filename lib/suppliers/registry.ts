import "server-only";
import { env } from "@/lib/platform/env";
import { present } from "@/lib/platform/errors";
import { airalo } from "./airalo/adapter";
import type { Supplier } from "./contract/supplier";
import { SupplierError } from "./errors";
import { pressone } from "./pressone/adapter";

const OPEN = {
  pressone: () => {
    const { PRESSONE_VOICE_BASE_URL: voiceUrl, PRESSONE_VOICE_API_KEY: voiceKey } = env();
    return pressone({
      baseUrl: supplierAddress(),
      clientId: present(env().PRESSONE_CLIENT_ID, "PRESSONE_CLIENT_ID"),
      clientSecret: present(env().PRESSONE_CLIENT_SECRET, "PRESSONE_CLIENT_SECRET"),
      extras: env().PRESSONE_EXTRAS,
      concurrency: env().SUPPLIER_CONCURRENCY,
      voice: voiceUrl && voiceKey ? { baseUrl: voiceUrl, apiKey: voiceKey } : null,
    });
  },
  airalo: () =>
    airalo({
      baseUrl: supplierAddress(),
      clientId: present(env().AIRALO_CLIENT_ID, "AIRALO_CLIENT_ID"),
      clientSecret: present(env().AIRALO_CLIENT_SECRET, "AIRALO_CLIENT_SECRET"),
      concurrency: env().SUPPLIER_CONCURRENCY,
    }),
} satisfies Record<ReturnType<typeof env>["SUPPLIER"], () => Supplier>;

let open: Supplier | undefined;

/** The supplier this shop sells for. */
export function supplier(): Supplier {
  return (open ??= OPEN[env().SUPPLIER]());
}

/**
 * The supplier that something was bought from. The shop speaks with one at a time: of what came from another it knows
 * what it knew before, and nobody else is asked in its stead, since what they say would be about something else.
 */
export function supplierNamed(name: string): Supplier {
  const today = supplier();
  if (today.name === name) return today;
  throw new SupplierError("unavailable", {
    supplierText: `not sent: this was bought from ${name}, and SUPPLIER is now ${today.name}`,
  });
}

/** Where today's supplier answers, without a slash at the end. */
export function supplierAddress(): string {
  const { SUPPLIER, AIRALO_BASE_URL, PRESSONE_BASE_URL } = env();
  return SUPPLIER === "airalo" ? AIRALO_BASE_URL : present(PRESSONE_BASE_URL, "PRESSONE_BASE_URL");
}
