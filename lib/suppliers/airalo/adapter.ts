import "server-only";
import type { Supplier } from "../contract/supplier";
import { openPartner } from "../partner/adapter";

type AiraloAccess = {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly concurrency: number;
};

const PREFIX = "/v2";
/** How Airalo speaks the Partner API, which is its own. */
export const AIRALO = {
  name: "airalo",
  label: "Airalo",
  prefix: PREFIX,
  usagePrefixes: [PREFIX],
  // Its newest pages say three a minute, older ones five.
  tokenRequestsPerMinute: 3,
  signed: true,
} as const;

/** Airalo's Partner API v2 with everything it has. */
export function airalo(access: AiraloAccess): Supplier {
  return openPartner({ ...AIRALO, ...access, extras: true });
}
