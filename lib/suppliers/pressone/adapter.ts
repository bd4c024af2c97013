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

const PREFIX = "/customer/v2";
// The usage page spells it so; the purchase journey spells it right.
export const MISSPELT_PREFIX = "/cusomter/v2";
/** How PressOne speaks the Partner API. */
export const PRESSONE = {
  name: "pressone",
  label: "PressOne",
  prefix: PREFIX,
  usagePrefixes: [PREFIX, MISSPELT_PREFIX],
  tokenRequestsPerMinute: 3,
  signed: false,
} as const;

/** PressOne's customer API: Airalo's Partner API under another prefix, and voice numbers. */
export function pressone({ voice, ...access }: PressoneAccess): Supplier {
  const partner = openPartner({ ...PRESSONE, ...access });
  return { ...partner, numbers: voice && openVoice({ ...voice, concurrency: access.concurrency }) };
}
