import "server-only";
import type { Supplier } from "../contract/supplier";
import { openPartner } from "../partner/adapter";

type AiraloAccess = {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly concurrency: number;
};

export const PREFIX = "/v2";
// Its newest pages say three a minute, older ones five.
export const TOKEN_REQUESTS_PER_MINUTE = 3;

/** Airalo's Partner API v2 with everything it has. */
export function airalo(access: AiraloAccess): Supplier {
  return openPartner({
    ...access,
    name: "airalo",
    label: "Airalo",
    prefix: PREFIX,
    usagePrefixes: [PREFIX],
    tokenRequestsPerMinute: TOKEN_REQUESTS_PER_MINUTE,
    signed: true,
    extras: true,
  });
}
