import { z } from "zod";
import { parseDecimal, type Money } from "@/lib/money/model";
import type { Apn } from "../../contract";

// The wire format mixes integers, floats and strings; these read each of them without binary arithmetic.
export const decimal = z.union([z.number(), z.string()]).transform(String);
export const whole = z.union([z.number(), z.string()]).transform(Number).pipe(z.int());
export const orNull = <T>(schema: z.ZodType<T>) => schema.nullish().transform((value) => value ?? null);

/** Times come without zone, with `Z`, with an offset and with minutes only; without a zone they are UTC. */
export const time = orNull(z.string()).transform((text, context) => {
  if (!text) return null;
  const iso = text.trim().replace(" ", "T");
  const date = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`);
  if (!Number.isNaN(date.getTime())) return date;
  context.addIssue({ code: "custom", message: "not a time" });
  return z.NEVER;
});

/** Three envelopes: bare `data`, `data` + `meta`, and `success/code/message/data.data`. Order objects have a text `data`. */
export function unwrap(body: unknown): unknown {
  const outer = record.safeParse(body).data;
  if (!outer) return body;
  const inner = outer["data"];
  const nested = record.safeParse(inner).data;
  if (
    typeof outer["success"] === "boolean" &&
    nested &&
    !("id" in nested) &&
    typeof nested["data"] === "object"
  )
    return nested["data"];
  return inner;
}
const record = z.record(z.string(), z.unknown());

/** A list that may arrive as an object keyed by index (from page 2 on). */
export function list<T>(item: z.ZodType<T>) {
  return z.preprocess((value) => {
    const keyed = record.safeParse(value).data;
    if (!keyed || Array.isArray(value)) return value;
    return Object.entries(keyed)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, entry]) => entry);
  }, z.array(item));
}

export const apnType = z
  .string()
  .nullish()
  .transform((text): Apn["type"] => (text === "manual" ? "manual" : "automatic"));
export const apnValue = orNull(z.string()).transform((text) => (text && text !== "N/A" ? text : null));
// The catalogue names no currency; the documents say that its prices are US dollars.
const CURRENCY = "USD";

export function cents(amount: string): Money {
  return parseDecimal(amount, CURRENCY, "up");
}

/** Numbers or texts that stand for an id. */
export const idText = z.union([z.number(), z.string()]).transform(String);

export const pageMeta = z.object({
  meta: z.object({ current_page: whole, last_page: whole, total: whole.catch(0) }).optional(),
});
