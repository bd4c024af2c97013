import "server-only";
import type { Supplier } from "../contract/supplier";
import { openPartner } from "../partner/adapter";
import { openVoice } from "./voice";

type PressoneAccess = {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** PressOne's pages name none of Airalo's additions; an account that has them says so by configuration. */
  readonly extras: boolean;
  readonly concurrency: number;
  /** Telephone numbers are a product of their own, with an address and a key of their own. */
  readonly voice: { readonly baseUrl: string; readonly apiKey: string } | null;
};

export const PREFIX = "/customer/v2";
// The usage page spells it so; the purchase journey spells it right.
export const MISSPELT_PREFIX = "/cusomter/v2";
export const TOKEN_REQUESTS_PER_MINUTE = 3;

/** PressOne's customer API: Airalo's Partner API under another prefix, and voice numbers. */
export function pressone({ voice, ...access }: PressoneAccess): Supplier {
  const partner = openPartner({
    ...access,
    name: "pressone",
    label: "PressOne",
    prefix: PREFIX,
    usagePrefixes: [PREFIX, MISSPELT_PREFIX],
    tokenRequestsPerMinute: TOKEN_REQUESTS_PER_MINUTE,
    signed: false,
  });
  return { ...partner, numbers: voice && openVoice({ ...voice, concurrency: access.concurrency }) };
}
