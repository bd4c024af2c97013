import { passesLuhn } from "../payments/cards.ts";
import type { CardEntry } from "../payments/methods.ts";

export type PayFields = { email: string; number: string; expiry: string; cvc: string; name: string };
export type FieldErrors = Partial<Record<keyof PayFields, string>>;

export type PayForm =
  { valid: true; card: CardEntry; email: string; name: string } | { valid: false; errors: FieldErrors };

export function payFieldsFrom(body: Record<string, unknown>): PayFields {
  const text = (key: string): string => {
    const value = body[key];
    return typeof value === "string" ? value.trim().slice(0, 200) : "";
  };
  return {
    email: text("email"),
    number: text("number"),
    expiry: text("expiry"),
    cvc: text("cvc"),
    name: text("name"),
  };
}

export function checkPayForm(fields: PayFields, now: Date): PayForm {
  const number = fields.number.replace(/[\s-]/g, "");
  const expiry = expiryFrom(fields.expiry);
  const errors: FieldErrors = { ...emailError(fields.email) };
  if (!passesLuhn(number))
    errors.number = number === "" ? "Enter a card number." : "Your card number is not valid.";
  if (!expiry) errors.expiry = "Enter the date as MM / YY.";
  else if (isPast(expiry, now)) errors.expiry = "Your card’s date is in the past.";
  if (!/^\d{3,4}$/.test(fields.cvc)) errors.cvc = "Enter the 3 or 4 digits.";
  if (fields.name === "") errors.name = "Enter the name on the card.";

  if (!expiry || Object.keys(errors).length > 0) return { valid: false, errors };
  return { valid: true, card: { number, ...expiry }, email: fields.email, name: fields.name };
}

export function emailError(email: string): FieldErrors {
  return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) ? {} : { email: "Enter your e-mail address." };
}

/** Typed values for a test card, so that one press fills the form. */
export function filledWith(number: string, fields: PayFields, now: Date): PayFields {
  return {
    email: fields.email || "traveller@example.com",
    number: number.replace(/(\d{4})(?=\d)/g, "$1 "),
    expiry: `12 / ${String(now.getUTCFullYear() + 2).slice(-2)}`,
    cvc: "123",
    name: fields.name || "Test Traveller",
  };
}

function expiryFrom(text: string): { expMonth: number; expYear: number } | undefined {
  const match = /^(\d{1,2})\s*\/?\s*(?:20)?(\d{2})$/.exec(text);
  const expMonth = Number(match?.[1]);
  const expYear = 2_000 + Number(match?.[2]);
  return expMonth >= 1 && expMonth <= 12 ? { expMonth, expYear } : undefined;
}

/** A card is good until the last day of its month. */
function isPast({ expMonth, expYear }: { expMonth: number; expYear: number }, now: Date): boolean {
  return expYear * 12 + expMonth < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
}
