import { z } from "zod";
import { CLAIM_STATES } from "@/lib/fulfilment/claims/model";
import { MOST_DAYS } from "@/lib/fulfilment/reconciliation/model";
import { MAIL_STATUSES } from "@/lib/notifications/model";
import { LINE_STATUSES, ORDER_STATUSES } from "@/lib/orders/model";
import { PAYMENT_STATUSES, REFUND_STATUSES } from "@/lib/payments/model";
import { isId } from "@/lib/platform/ids";
import { USAGE_STATUSES } from "@/lib/suppliers/contract/esims";
import { ATTENTION_KINDS } from "./model/attention";
import { CALL_OUTCOMES, CHANGE_FILTERS, OPERATIONS } from "./model/choices";
import type { Place } from "./model/paging";
import { LONGEST_REASON, SHORTEST_REASON } from "./model/reconciliation";

const LATEST_MS = Date.UTC(2200, 0, 1);

/** A place as it stands in an address: milliseconds in base 36, then the row's id. */
export function cursorOf(place: Place): string {
  return `${place.at.getTime().toString(36)}.${place.id}`;
}

const cursor = z.string().transform((text, context): Place => {
  const [time = "", id = ""] = text.split(".");
  const at = /^[0-9a-z]{1,9}$/.test(time) ? Number.parseInt(time, 36) : Number.NaN;
  if (at <= LATEST_MS && isId(id)) return { at: new Date(at), id };
  context.addIssue("not a cursor");
  return z.NEVER;
});

const FIRST_DAY = "2000-01-01";
/** A day as `<input type="date">` sends it; midnight UTC. */
const day = z.iso
  .date()
  .refine((text) => text >= FIRST_DAY && text < "2200")
  .transform((text) => new Date(`${text}T00:00:00.000Z`));
const id = z.string().refine(isId);

const paging = { after: cursor, before: cursor };

/** What each staff list may be asked by its address. */
export const orderFilters = {
  ...paging,
  status: z.enum(ORDER_STATUSES),
  line: z.enum(LINE_STATUSES),
  from: day,
  to: day,
  customer: id,
};
export const esimFilters = { ...paging, status: z.enum(USAGE_STATUSES), customer: id };
export const customerFilters = { ...paging };
export const paymentFilters = {
  ...paging,
  view: z.enum(["payments", "refunds"]),
  status: z.enum(PAYMENT_STATUSES),
  refund: z.enum(REFUND_STATUSES),
};
export const callFilters = { ...paging, operation: z.enum(OPERATIONS), outcome: z.enum(CALL_OUTCOMES) };
export const catalogFilters = { ...paging, run: id, kind: z.enum(CHANGE_FILTERS) };
export const auditFilters = { ...paging };
export const claimFilters = { ...paging, state: z.enum(CLAIM_STATES) };
export const mailFilters = { ...paging, state: z.enum(MAIL_STATUSES) };
export const attentionFilters = { kind: z.enum(ATTENTION_KINDS) };

type Shape = Readonly<Record<string, z.ZodType>>;
export type Filters<Fields extends Shape> = {
  readonly [Name in keyof Fields]: z.output<Fields[Name]> | null;
};
export type OrderFilters = Filters<typeof orderFilters>;
export type EsimFilters = Filters<typeof esimFilters>;
export type PaymentFilters = Filters<typeof paymentFilters>;
export type CallFilters = Filters<typeof callFilters>;
export type ClaimFilters = Filters<typeof claimFilters>;
export type MailFilters = Filters<typeof mailFilters>;
export type CatalogFilters = Filters<typeof catalogFilters>;

/** A query string as Next gives it. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads filters one by one: what makes no sense is left out and named, so that one bad word never empties a page. */
export function readFilters<Fields extends Shape>(
  fields: Fields,
  query: Query,
): { filters: Filters<Fields>; ignored: string[] } {
  const ignored: string[] = [];
  const entries = Object.entries(fields).map(([name, schema]) => {
    const value = query[name];
    if (value === undefined || value === "") return [name, null];
    const parsed = schema.safeParse(value);
    if (!parsed.success) ignored.push(name);
    return [name, parsed.success ? parsed.data : null];
  });
  return { filters: Object.fromEntries(entries) as Filters<Fields>, ignored };
}

/** The same query with one other page, or none; filters stay. */
export function queryWith(query: Query, changes: Readonly<Record<string, string | null>>): string {
  const kept = Object.entries(query).flatMap(([name, value]) =>
    typeof value === "string" && value !== "" ? [[name, value] as const] : [],
  );
  const params = new URLSearchParams(kept.map(([name, value]) => [name, value]));
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString();
  return text ? `?${text}` : "";
}

/** How far back a comparison of the books shall reach; as far as is usual where nothing is said. */
export const comparison = z.object({ days: z.coerce.number().int().min(1).max(MOST_DAYS).optional() });

/** Why a difference between the books is settled; whoever reads it later has nothing else. */
export const settlement = z.object({
  difference: id,
  reason: z.string().trim().min(SHORTEST_REASON).max(LONGEST_REASON),
});
