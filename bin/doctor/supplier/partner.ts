import { z } from "zod";
import { AIRALO } from "@/lib/suppliers/airalo/adapter";
import type { SupplierPackage } from "@/lib/suppliers/contract/catalogue";
import { SupplierError } from "@/lib/suppliers/errors";
import { refusal } from "@/lib/suppliers/partner/classify";
import { unwrap } from "@/lib/suppliers/partner/wire/values";
import { MISSPELT_PREFIX, PRESSONE } from "@/lib/suppliers/pressone/adapter";
import { supplierAddress } from "@/lib/suppliers/registry";
import { askClock, type Heard } from "../wire.ts";
import type { Scene } from "../scene.ts";

/** The supplier as it is seen on the wire, beside the shop's own client: how it words things is part of the question. */
export interface Partner {
  readonly name: "pressone" | "airalo";
  /** As people call it. */
  readonly label: string;
  /** How its variables begin. */
  readonly variables: "PRESSONE" | "AIRALO";
  readonly address: string;
  readonly prefix: string;
  /** How many requests for tokens the shop allows all of its processes together. */
  readonly tokenRequestsPerMinute: number;
  /** Whether what is sent is signed, as the shop does it. */
  readonly signed: boolean;
  readonly scene: Scene;
  /** Asks as the shop does; under another prefix or with another token where that is the question. */
  readonly get: (path: string, other?: { prefix?: string; token?: string }) => Promise<Heard>;
  /** The answers so far, by what was asked. */
  readonly heard: Map<string, Heard>;
  /** Set once there is one. */
  token: string | undefined;
  tokenLifetimeSeconds: number | undefined;
  /** What the supplier sells, as the shop reads it. */
  packages: readonly SupplierPackage[] | undefined;
  /** What a test order showed, if one was made. */
  order: OrderEvidence | undefined;
}

/** What a real order showed, for the questions that only one can answer. */
export interface OrderEvidence {
  readonly reference: string;
  readonly sentAt: Date;
  readonly createdAt: Date;
  readonly iccid: string | undefined;
  /** How long it took to be listed; null if it was not within our patience. */
  readonly visibleAfterMs: number | null;
}

/** Digits as an ICCID has them, which no operator gave out. */
export const UNKNOWN_ICCID = "8999900000000000000";

const FACTS = {
  pressone: { ...PRESSONE, variables: "PRESSONE" },
  airalo: { ...AIRALO, variables: "AIRALO" },
} as const;

export const OTHER_PREFIX = MISSPELT_PREFIX;

export function openWire(scene: Scene): Partner {
  const name = scene.ground.environment["SUPPLIER"] === "airalo" ? "airalo" : "pressone";
  const address = supplierAddress();
  const heard = new Map<string, Heard>();
  const partner: Partner = {
    ...FACTS[name],
    address,
    scene,
    heard,
    token: undefined,
    tokenLifetimeSeconds: undefined,
    packages: undefined,
    order: undefined,
    get: async (path, { prefix = FACTS[name].prefix, token = partner.token ?? "" } = {}) => {
      const answer = await askClock(scene, "supplier", {
        url: `${address}${prefix}${path}`,
        variable: `${FACTS[name].variables}_BASE_URL`,
        headers: { Authorization: `Bearer ${token}` },
      });
      heard.set(`${prefix}${path}`, answer);
      return answer;
    },
  };
  return partner;
}

/** How the shop's client takes an answer: null for a success. */
export function readAs(heard: Heard): SupplierError | null {
  return refusal(heard, "read");
}

const KINDS: Readonly<Record<SupplierError["kind"], string>> = {
  rejected: "refused",
  not_found: "not found",
  recycled: "recycled",
  out_of_stock: "out of stock",
  insufficient_balance: "insufficient balance",
  throttled: "asked too often",
  unavailable: "no answer",
  unknown_outcome: "no clear answer",
};

/** The supplier's own words with status and kind, for people. */
export function saidBy(error: unknown): string {
  if (!(error instanceof SupplierError)) throw error;
  const { kind, status, supplierCode, supplierText } = error;
  const parts = [
    // A status says of itself that the answer was of no use.
    kind === "unavailable" && status !== null ? "" : KINDS[kind],
    status === null ? "" : `HTTP ${String(status)}`,
    supplierCode === null ? "" : `code ${supplierCode}`,
    supplierText === null ? "" : `"${supplierText.replaceAll(/\s+/g, " ").slice(0, 120)}"`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** An answer in a few words: its status, and what the supplier said if it refused. */
export function wordsOf(heard: Heard): string {
  const error = readAs(heard);
  const isPage = heard.body === undefined && heard.text !== "";
  if (error === null) return `HTTP ${String(heard.status)}`;
  if (isPage)
    return `HTTP ${String(heard.status)} with no JSON (${heard.headers.get("content-type") ?? "no type"})`;
  return saidBy(error);
}

const enveloped = z.object({ success: z.boolean() });
const plain = z.looseObject({ data: z.unknown() });

/** Which of the documented wrappings an answer wears. */
export function envelopeOf(heard: Heard): "A" | "B" | "bare" | "none" {
  if (enveloped.safeParse(heard.body).success) return "B";
  if (plain.safeParse(heard.body).data?.data !== undefined) return "A";
  return heard.body === undefined ? "none" : "bare";
}

/** The rows of a list, which may be an object keyed by index. */
export function rowsOf(heard: Heard): unknown[] {
  const carried = unwrap(heard.body);
  if (typeof carried !== "object" || carried === null) return [];
  return Array.isArray(carried) ? carried : Object.values(carried);
}
