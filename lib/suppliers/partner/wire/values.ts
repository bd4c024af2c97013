import { z } from "zod";
import { parseDecimal, type Money } from "@/lib/money/model";
import type { Apn } from "../../contract/catalogue";

export type Fields = Readonly<Record<string, unknown>>;

/** A JSON object; null for everything else. */
export function record(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
}

export const orNull = <T>(schema: z.ZodType<T>) => schema.nullish().transform((value) => value ?? null);

// The wire format mixes integers, floats and texts. A number is read by its shortest decimal text, never calculated with;
// the bounds keep every amount a safe integer of minor units.
const DECIMAL = /^-?\d{1,9}(?:\.\d{1,20})?$/;
const WHOLE = /^-?\d{1,12}$/;
const numeral = z.union([z.number(), z.string()]).transform((value) => String(value).trim());

/** A plain decimal as text; no exponents, no thousands, no decimal comma. */
export const decimal = numeral.refine((text) => DECIMAL.test(text), "not a decimal number");
/** A whole number; a fraction is refused, since nobody knows what was meant. */
export const whole = numeral.refine((text) => WHOLE.test(text), "not a whole number").transform(Number);
/** What is left or was measured: a whole number of units, a fraction of which does not count, and never less than none. */
export const measure = decimal.transform((text) => Math.max(0, Math.floor(Number(text))));
export const count = whole.refine((number) => number >= 0, "less than none");

/** Numbers or texts that stand for an id. */
export const idText = z.union([z.int().nonnegative(), z.string().trim().min(1).max(100)]).transform(String);

/** The documents say that prices without a currency are US dollars. */
export const CURRENCY = "USD";
export const currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/);

/** A sum that is charged. */
export const price = decimal.refine((text) => !text.startsWith("-"), "less than nothing");

/** What is finer than a minor unit is rounded up, so that no cost is too low. */
export function cost(text: string, code = CURRENCY): Money {
  return parseDecimal(text, code, "up");
}

const TIME = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/i;
// eSIMs are younger; "0000-00-00" and the first of January 1970 are a database's way to say nothing.
const FIRST_YEAR = 2000;

/** Times come without zone, with `Z`, with an offset and with minutes only; without a zone they are UTC. */
export const moment = z.string().transform((text, context): Date => {
  const [, day = "", minute = "", second = "00", zone = "Z"] = TIME.exec(text.trim()) ?? [];
  const local = new Date(`${day}T${minute}:${second}Z`);
  // A day that the calendar does not have would move on to one that it has.
  const isReal =
    !Number.isNaN(local.getTime()) && local.toISOString().startsWith(`${day}T${minute}:${second}`);
  const offset = zone.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, "$1:$2");
  const date = new Date(`${day}T${minute}:${second}${offset}`);
  if (isReal && local.getUTCFullYear() >= FIRST_YEAR && !Number.isNaN(date.getTime())) return date;
  context.addIssue({ code: "custom", message: "not a time" });
  return z.NEVER;
});
export const time = z.preprocess((text) => (text === "" ? null : text), orNull(moment));

/**
 * Opens the three envelopes: bare `data`, `data` + `meta`, and `success/code/message/data.data`. `root` is where `meta`
 * and `pricing` stand. Orders and packages have a text called `data`, so it never digs deeper.
 */
export function opened(body: unknown): { readonly data: unknown; readonly root: Fields } {
  const outer = record(body);
  if (!outer) return { data: body, root: {} };
  const inner = record(outer.data);
  const isWrapped = typeof outer.success === "boolean" && inner !== null && !("id" in inner);
  if (isWrapped && typeof inner.data === "object") return { data: inner.data, root: inner };
  return { data: outer.data, root: outer };
}

/** The data in any of the envelopes. */
export function unwrap(body: unknown): unknown {
  return opened(body).data;
}

/** A list that may arrive as an object keyed by index (from page 2 on). */
export function list<T>(item: z.ZodType<T>) {
  return z.preprocess(inOrder, z.array(item));
}

function inOrder(value: unknown): unknown {
  const keyed = Object.entries(record(value) ?? { list: value });
  if (!keyed.every(([key]) => /^\d+$/.test(key))) return value;
  return keyed.sort(([a], [b]) => Number(a) - Number(b)).map(([, entry]) => entry);
}

export const apnType = z
  .string()
  .nullish()
  .transform((text): Apn["type"] => (text?.toLowerCase() === "manual" ? "manual" : "automatic"));
export const apnValue = orNull(z.string()).transform((text) =>
  text && text.trim() !== "" && text !== "N/A" ? text : null,
);
